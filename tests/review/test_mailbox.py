"""Letters in the folder, and appeals, for administrators."""

import pytest
from django.core.mail import EmailMessage, get_connection

from tests import people
from veeb.contribute.models import Appeal

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.MAIL_DELIVERY = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    return tmp_path


def send(*letters: tuple[str, str]) -> None:
    backend = get_connection("django.core.mail.backends.filebased.EmailBackend")
    backend.send_messages([EmailMessage(subject, text, to=["anu@example.org"]) for subject, text in letters])


def test_administrator_reads_the_letters_that_were_not_sent(client, folder):
    send(("Esimene õnnestus", "Tere, Õie!\n<script>alert(1)</script>"), ("Teine", "Head päeva"))
    people.sign_in(client, people.piret())

    letters = client.get("/admin/kirjad/").context["letters"]
    page = client.get(f"/admin/kirjad/{letters[1].name}/").text

    assert [letter.subject for letter in letters] == ["Teine", "Esimene õnnestus"]
    assert letters[1].to == "anu@example.org"
    assert "Tere, Õie!" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("name", ["olematu.log.0", "..%2f..%2fetc%2fpasswd", "salajane.txt.0"])
def test_only_letters_of_the_folder_are_opened(client, folder, name):
    (folder / "salajane.txt").write_text("Subject: saladus\n\nsisu")
    people.sign_in(client, people.piret())

    assert client.get(f"/admin/kirjad/{name}/").status_code == 404


def test_menu_has_no_letters_while_a_mail_server_sends_them(client, folder, settings):
    people.sign_in(client, people.piret())
    assert "/admin/kirjad/" in client.get("/admin/").text

    settings.MAIL_DELIVERY = "django.core.mail.backends.smtp.EmailBackend"
    assert "/admin/kirjad/" not in client.get("/admin/").text


def test_appeal_is_read_and_marked_as_answered(client):
    appeal = Appeal.objects.create(text="Ma ei ole robot.", contact="anu@example.org")
    people.sign_in(client, people.piret())
    assert "Ma ei ole robot." in client.get("/admin/vaidlustused/").text

    client.post("/admin/vaidlustused/", {"appeal": appeal.pk})

    appeal.refresh_from_db()
    assert appeal.answered_at
