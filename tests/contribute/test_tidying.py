"""What is kept for a time only: contact mails, hashes of senders, files of forms that were never sent."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests import people
from tests.factories.contribute import make_receipt, pdf, send
from tests.factories.event_form import send_event
from veeb.contribute import actions, tasks
from veeb.contribute.models import Appeal, Receipt, Upload
from veeb.events.models import Event
from veeb.library.models import Resource
from veeb.records import publishing
from veeb.records.storage import private_storage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


def days_later(days: float):
    return timezone.now() + timedelta(days=days)


def test_contact_is_forgotten_a_set_time_after_the_last_step(settings):
    settings.CONTACT_KEPT_DAYS = 30
    receipt = make_receipt()

    early = actions.tidy(at=days_later(29)).contacts
    late = actions.tidy(at=days_later(31)).contacts
    again = actions.tidy(at=days_later(31)).contacts

    assert (early, late, again) == (0, 1, 0)
    assert Receipt.objects.get(pk=receipt.pk).contact == ""


def test_every_step_counts_anew(settings):
    settings.CONTACT_KEPT_DAYS = 30
    receipt = make_receipt()
    Receipt.objects.update(last_step_at=days_later(-29))
    publishing.ask(receipt.record, by=people.juhan(), question="Kus?")

    assert actions.tidy(at=days_later(5)).contacts == 0


def test_contact_of_an_appeal_is_forgotten_too(settings):
    settings.CONTACT_KEPT_DAYS = 30
    actions.appeal(text="Palun", contact="liis@example.org")

    actions.tidy(at=days_later(31))

    assert (Appeal.objects.get().text, Appeal.objects.get().contact) == ("Palun", "")


def test_hash_of_the_sender_is_forgotten_after_two_days(client):
    send(client)

    actions.tidy(at=days_later(3))

    assert Receipt.objects.get().sender == ""


def test_file_whose_form_was_never_sent_goes_after_a_day_and_one_that_was_sent_stays(client, tmp_path):
    send(client, files=[pdf("saadetud.pdf")])
    send(client, title="", files=[pdf("pooleli.pdf", b"%PDF-1.4\npooleli")])

    early = actions.tidy(at=days_later(0.9)).files
    late = actions.tidy(at=days_later(1.1)).files

    assert (early, late) == (0, 1)
    assert [upload.name for upload in Upload.objects.all()] == ["saadetud.pdf"]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_worker_and_command_do_the_same(settings, capsys):
    settings.CONTACT_KEPT_DAYS = 0
    make_receipt()
    tasks.tidy.call_local()
    make_receipt(title="Teine")

    call_command("forget_contacts")

    assert capsys.readouterr().out == "Kustutatud: 1 kontakti, 0 saatmata faili.\n"
    assert set(Receipt.objects.values_list("contact", flat=True)) == {""}


def test_files_of_a_deleted_event_go_too(client):
    send_event(client, files=[pdf("kutse.pdf")])
    event = Event.objects.get()
    path = event.files.get().file.name
    event.delete()

    actions.tidy(at=timezone.now())

    assert not private_storage().exists(path)


def test_files_of_a_deleted_record_go_and_those_of_a_withdrawn_one_stay(client):
    send(client, files=[pdf("kaob.pdf")])
    send(client, title="Kaevud kaardile koos naabritega", link="", files=[pdf("jääb.pdf", b"%PDF-1.4\nteine")])
    gone, withdrawn = Resource.objects.order_by("pk")
    paths = {resource.pk: resource.files.get().file.name for resource in (gone, withdrawn)}
    actions.withdraw(Receipt.objects.of(withdrawn).get())
    gone_path = paths[gone.pk]
    gone.delete()

    actions.tidy(at=timezone.now())

    assert not private_storage().exists(gone_path)
    assert private_storage().exists(paths[withdrawn.pk])
