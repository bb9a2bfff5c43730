"""A letter that bounces: a real mail server on this machine that refuses an address, for good or for now."""

import smtplib

import pytest

from tests.factories.registration import make_registration, make_seats
from tests.mail_server import serving
from veeb.registration.letters import received
from veeb.registration.models import Registration
from veeb.tools import mail

pytestmark = pytest.mark.django_db


class Picky:
    """Refuses some addresses with the answer given for them, takes letters for the others."""

    def __init__(self):
        self.answers, self.taken = {}, []

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 (aiosmtpd's name)
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (aiosmtpd's name)
        if answer := self.answers.get("DATA"):
            return answer
        self.taken += envelope.rcpt_tos
        return "250 OK"


@pytest.fixture
def server(settings):
    with serving(Picky(), settings) as handler:
        yield handler


@pytest.fixture
def deliveries(monkeypatch):
    """How each try of a delivery ended: "" for well, else the error that makes the queue try again."""
    ends, deliver = [], mail.deliver.call_local

    def watched(message):
        try:
            deliver(message)
        except smtplib.SMTPException as error:
            ends.append(type(error).__name__)
        else:
            ends.append("")

    monkeypatch.setattr(mail, "deliver", watched)
    return ends


def test_an_address_that_is_not_there_is_noted_and_not_tried_again(
    server, deliveries, caplog, django_capture_on_commit_callbacks
):
    server.answers["pole@example.org"] = "550 5.1.1 No such user"
    event = make_seats()

    with django_capture_on_commit_callbacks(execute=True):
        make_registration(event, mail="pole@example.org")
        make_registration(event, mail="mari@example.org")

    noted = dict(Registration.objects.values_list("mail", "undelivered_at"))
    assert noted["pole@example.org"] is not None
    assert noted["mari@example.org"] is None
    assert deliveries == ["", ""]
    assert server.taken == ["mari@example.org"]
    assert "pole@example.org" not in caplog.text


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"mari@example.org": "450 4.2.0 Greylisted, come again"}, "SMTPRecipientsRefused"),
        ({"DATA": "451 4.3.0 Try later"}, "SMTPDataError"),
    ],
)
def test_a_passing_refusal_is_tried_again(server, deliveries, django_capture_on_commit_callbacks, answers, error):
    server.answers = answers

    with django_capture_on_commit_callbacks(execute=True):
        make_registration(mail="mari@example.org")

    assert Registration.objects.get().undelivered_at is None
    assert deliveries == [error]


def test_a_letter_that_the_server_will_never_take_is_noted(server, deliveries, django_capture_on_commit_callbacks):
    server.answers["DATA"] = "554 5.7.1 We do not want this"

    with django_capture_on_commit_callbacks(execute=True):
        make_registration(mail="mari@example.org")

    assert Registration.objects.get().undelivered_at is not None
    assert deliveries == [""]


def test_a_letter_of_somebody_else_bounces_without_harm(server, deliveries, django_capture_on_commit_callbacks):
    server.answers["pole@example.org"] = "550 5.1.1 No such user"

    with django_capture_on_commit_callbacks(execute=True):
        mail.send("pole@example.org", "Tere", "Kiri")
        mail.send("pole@example.org", "Tere", "Kiri", ref="muu:1")

    assert deliveries == ["", ""]


def test_a_bounce_of_someone_deleted_meanwhile_is_nothing(server, deliveries, django_capture_on_commit_callbacks):
    person = make_registration(mail="pole@example.org")
    server.answers["pole@example.org"] = "550 5.1.1 No such user"

    with django_capture_on_commit_callbacks(execute=True):
        received(person)
        Registration.objects.all().delete()

    assert deliveries == [""]
