"""A helper's mailbox that bounces, with a real mail server on this machine."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests import people
from tests.factories.directory import make_helper
from tests.mail_server import SMTP, free_port, serving
from veeb.directory import asking
from veeb.directory.models import Contact, Inquiry

pytestmark = pytest.mark.django_db


class Picky:
    """Refuses letters for one address for good and takes all others."""

    def __init__(self):
        self.taken = []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (aiosmtpd's name)
        if address == "pole@example.org":
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (aiosmtpd's name)
        self.taken.append((envelope.rcpt_tos[0], envelope.content.decode()))
        return "250 OK"


def ask(client, helper):
    data = {"name": "Ott", "mail": "ott@example.org", "text": "Tere", "client_key": uuid4().hex}
    return client.post(f"{helper.get_absolute_url()}kysi/", data, headers={"Sec-Fetch-Site": "same-origin"})


def test_refused_for_good_is_noted_and_the_asker_gets_a_letter(client, settings, django_capture_on_commit_callbacks):
    helper = make_helper(mail="pole@example.org")

    with serving(Picky(), settings) as server, django_capture_on_commit_callbacks(execute=True):
        answer = ask(client, helper)

    assert answer.status_code == 303
    assert Inquiry.objects.get().state == Inquiry.State.UNDELIVERED
    assert Contact.objects.get().undelivered_at is not None
    assert {to for to, _text in server.taken} == {"ott@example.org"}


def test_taken_is_delivered_and_answers_go_to_the_asker(client, settings, django_capture_on_commit_callbacks):
    helper = make_helper(mail="olemas@example.org")

    with serving(Picky(), settings) as server, django_capture_on_commit_callbacks(execute=True):
        ask(client, helper)

    assert Inquiry.objects.get().state == Inquiry.State.DELIVERED
    assert "Reply-To: ott@example.org" in dict(server.taken)["olemas@example.org"]


def test_server_that_is_away_holds_nobody_up(client, settings, django_capture_on_commit_callbacks):
    settings.MAIL_DELIVERY, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free_port()
    settings.EMAIL_BACKEND = "veeb.tools.mail.AfterCommit"

    with django_capture_on_commit_callbacks(execute=True):
        answer = ask(client, make_helper())

    assert answer.status_code == 303
    assert Inquiry.objects.get().state == Inquiry.State.SENT
    assert "Teel" in client.get(answer["Location"]).content.decode()


def test_question_that_nobody_took_for_hours_is_told_once(client, mailoutbox, django_capture_on_commit_callbacks):
    helper, now = make_helper(), timezone.now()
    answer = ask(client, helper)

    for hours in (2, 4, 5):
        with django_capture_on_commit_callbacks(execute=True):
            asking.give_up(at=now + timedelta(hours=hours))
        assert len(mailoutbox) == (hours > 2)

    assert mailoutbox[0].to == ["ott@example.org"]
    assert "ei jõudnud kohale" in mailoutbox[0].body
    assert "Ei jõudnud kohale" in client.get(answer["Location"]).content.decode()
    assert Contact.objects.get().undelivered_at is None


@pytest.mark.parametrize("state", [Inquiry.State.HELD, Inquiry.State.DELIVERED])
def test_question_that_waits_or_arrived_is_not_given_up(client, mailoutbox, state):
    ask(client, make_helper())
    Inquiry.objects.update(state=state)

    asking.give_up(at=timezone.now() + timedelta(days=2))

    assert Inquiry.objects.get().state == state


def test_letter_that_an_editor_let_go_has_its_time_from_then(client):
    ask(client, make_helper())
    then = timezone.now() + timedelta(days=2)
    Inquiry.objects.update(state=Inquiry.State.HELD, sent_at=None)

    asking.release(Inquiry.objects.get(), by=people.juhan(), at=then)
    asking.give_up(at=then + timedelta(hours=1))

    assert Inquiry.objects.get().state == Inquiry.State.SENT
