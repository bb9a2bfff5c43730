"""Letters leave after the commit, in the background, one to each."""

import pytest
from django.core import mail as outbox_of
from django.core.mail import EmailMessage
from django.db import transaction

from veeb.tools import mail

pytestmark = pytest.mark.django_db


def test_letter_leaves_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail.send("liis@example.org", "Tere", "Kõik korras")
        before = list(outbox_of.outbox)

    assert before == []
    assert [(letter.to, letter.subject, letter.body) for letter in outbox_of.outbox] == [
        (["liis@example.org"], "Tere", "Kõik korras\n")
    ]


def test_letter_of_a_change_that_was_undone_never_leaves(django_capture_on_commit_callbacks):
    def changes_its_mind():
        with transaction.atomic():
            mail.send("liis@example.org", "Tere", "Kõik korras")
            raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        changes_its_mind()

    assert outbox_of.outbox == []


def test_several_get_a_letter_each_and_an_empty_address_none(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail.send(["liis@example.org", "", "ott@example.org"], "Tere", "Tere")

    assert [letter.to for letter in outbox_of.outbox] == [["liis@example.org"], ["ott@example.org"]]


def test_subject_cannot_carry_another_header(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail.send("liis@example.org", "Tere\nBcc: kõik@example.org", "Tere")

    assert outbox_of.outbox[0].subject == "Tere Bcc: kõik@example.org"


def test_mail_system_that_is_away_does_not_undo_what_was_done(settings, caplog, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"

    with django_capture_on_commit_callbacks(execute=True):
        mail.send("liis@example.org", "Tere", "Tere")

    assert "A letter could not be sent" in caplog.text
    assert "liis@example.org" not in caplog.text


class Broken:
    def __init__(self, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError


def test_backend_queues_after_the_commit_and_delivers_through_the_real_one(
    settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "veeb.tools.mail.AfterCommit"
    settings.MAIL_DELIVERY = "django.core.mail.backends.locmem.EmailBackend"

    with django_capture_on_commit_callbacks(execute=True):
        EmailMessage("Tere", "Tere", to=["liis@example.org"]).send()
        before = list(outbox_of.outbox)

    assert before == []
    assert [letter.to for letter in outbox_of.outbox] == [["liis@example.org"]]
