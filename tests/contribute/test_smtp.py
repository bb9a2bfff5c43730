"""Letters as a mail server gets them: a real one on this machine, and one that is not there."""

from email import message_from_bytes, policy

import pytest
from aiosmtpd.handlers import Message

from tests.factories.contribute import make_receipt
from tests.mail_server import SMTP, free_port, serving
from veeb.contribute.models import Receipt

pytestmark = pytest.mark.django_db


class Sink(Message):
    """Keeps what comes in."""

    def __init__(self):
        super().__init__()
        self.letters = []

    def handle_message(self, message):
        self.letters.append(message_from_bytes(message.as_bytes(), policy=policy.default))


@pytest.fixture
def sink(settings):
    with serving(Sink(), settings) as handler:
        yield handler


def test_the_contributor_gets_the_private_link_and_nobody_else_is_named(sink, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_receipt(title="Külamaja õõtsub šokist", contact="ott@example.org")

    [letter] = [letter for letter in sink.letters if letter["To"] == "ott@example.org"]
    assert "/panus/" in letter.get_content()
    assert "Külamaja õõtsub šokist" in letter.get_content()
    assert (letter["Cc"], letter["Bcc"]) == (None, None)


def test_a_server_that_is_away_costs_no_contribution(settings, django_capture_on_commit_callbacks, caplog):
    settings.MAIL_DELIVERY, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free_port()
    settings.EMAIL_BACKEND = "veeb.tools.mail.AfterCommit"

    with django_capture_on_commit_callbacks(execute=True):
        make_receipt(contact="ott@example.org")

    assert Receipt.objects.count() == 1
    assert "ott@example.org" not in caplog.text
