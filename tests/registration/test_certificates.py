"""Certificates: made once, right words as text and as pixels, private, gone with their person."""

import io
from datetime import datetime

import pypdfium2
import pytest
from django.core import mail as outbox_of
from django.core.files.base import ContentFile
from django.utils import timezone
from pypdf import PdfReader

from tests.factories.events import make_event
from tests.factories.registration import make_desk, make_registration, make_seats
from tests.pango import needs_pango
from veeb.records.storage import private_storage
from veeb.registration import certificates, desk_actions
from veeb.registration.models import Registration
from veeb.registration.tokens import token_of
from veeb.tools import pdf

pytestmark = pytest.mark.django_db
LAST_YEAR = datetime(2025, 10, 22, 10, 0)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """The private storage in a folder of its own."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}
    return tmp_path


def over(**fields):
    return make_seats(starts=LAST_YEAR, title="Kriisiplaani koolitus", organiser="Võru vald", **fields)


def attend(event, person, *, hours=None):
    desk_actions.mark_attended(
        make_desk(event), {person.pk}, shown=[person.pk], academic_hours=hours, at=timezone.now()
    )
    return Registration.objects.get(pk=person.pk)


def written(folder):
    return sorted(path.name for path in folder.rglob("*.pdf"))


@needs_pango
def test_certificate_says_who_took_part_in_what(django_capture_on_commit_callbacks):
    event = over(outcomes="Oskab teha plaani\nTeab abi", venue="Võru kultuurimaja")
    person = make_registration(event, state="seated", name="Õie Šmidt-Žukov")

    with django_capture_on_commit_callbacks(execute=True):
        person = attend(event, person, hours=8)

    person.refresh_from_db()
    with private_storage().open(person.certificate) as file:
        content = file.read()
    text = " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())
    for words in ("Õie Šmidt-Žukov", "Kriisiplaani koolitus", "22. oktoober 2025", "8 akadeemilist tundi", "Võru vald",
                  "Võru kultuurimaja", "Oskab teha plaani", certificates.number_of(person)):  # fmt: skip
        assert words in text
    with pypdfium2.PdfDocument(content) as document:
        assert len(document) == 1
        picture = document[0].render(scale=0.5, grayscale=True).to_pil()
    assert picture.getextrema()[0] < 80  # ink


@needs_pango
def test_certificate_is_in_the_language_of_its_person():
    event = over()
    russian = make_registration(event, state="seated", language="ru", name="Екатерина Ёлкина")

    content = certificates.draw(russian, at=timezone.now())

    reader = PdfReader(io.BytesIO(content))
    assert "22 октября 2025" in " ".join(reader.pages[0].extract_text().split())
    assert reader.trailer["/Root"]["/Lang"] == "ru"


@needs_pango
def test_certificate_of_a_series_names_the_days_of_its_parts():
    series = make_seats(starts=None, title="Sari")
    for day in (22, 29):
        make_event(starts=datetime(2025, 10, day, 10), part_of=series)
    make_event(starts=datetime(2025, 11, 5, 10), part_of=series, standing="cancelled", standing_reason="Torm")
    person = make_registration(series, state="seated")

    content = certificates.draw(person, at=timezone.now())

    text = " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())
    assert "22. oktoober 2025, 29. oktoober 2025" in text
    assert "november 2025" not in text


@pytest.fixture
def quick(monkeypatch):
    """Drawing costs nothing."""
    drawn = []
    monkeypatch.setattr(certificates, "draw", lambda person, at: drawn.append(person.pk) or b"%PDF-1.7 ")
    return drawn


def test_certificate_is_made_once_and_its_person_gets_one_letter(quick, folder, django_capture_on_commit_callbacks):
    event = over()
    person = make_registration(event, state="seated", mail="liis@example.org")
    outbox_of.outbox.clear()

    for _click in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            attend(event, person)
    certificates.make.call_local(person.pk)

    person.refresh_from_db()
    assert quick == [person.pk]
    assert len(written(folder)) == 1
    [letter] = [letter for letter in outbox_of.outbox if letter.to == ["liis@example.org"]]
    assert letter.subject == "Sinu tunnistus: Kriisiplaani koolitus"
    assert f"/koht/{token_of(person)}/" in letter.body


def test_two_workers_at_once_leave_one_file(quick, folder, monkeypatch):
    person = make_registration(over(), state="seated", attended=True)

    def other_worker_is_quicker(person, at):
        Registration.objects.filter(pk=person.pk).update(certificate="tunnistused/esimene.pdf")
        return b"%PDF-1.7 "

    monkeypatch.setattr(certificates, "draw", other_worker_is_quicker)

    certificates.make.call_local(person.pk)

    person.refresh_from_db()
    assert person.certificate == "tunnistused/esimene.pdf"
    assert written(folder) == []


def test_who_was_not_there_gets_none_and_a_wrong_tick_is_taken_back(quick, folder, django_capture_on_commit_callbacks):
    event = over()
    there, elsewhere = make_registration(event, state="seated"), make_registration(event, state="seated")
    with django_capture_on_commit_callbacks(execute=True):
        attend(event, there)
    with django_capture_on_commit_callbacks(execute=True):
        desk_actions.mark_attended(
            make_desk(event), {elsewhere.pk}, shown=[there.pk, elsewhere.pk], academic_hours=None, at=timezone.now()
        )

    there.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (there.attended, there.certificate) == (False, "")
    assert (elsewhere.attended, written(folder)) == (True, [elsewhere.certificate.rpartition("/")[2]])


def test_another_length_makes_certificates_anew(quick, django_capture_on_commit_callbacks):
    event = over()
    person = make_registration(event, state="seated")

    for hours in (6, 8):
        with django_capture_on_commit_callbacks(execute=True):
            attend(event, person, hours=hours)

    assert quick == [person.pk, person.pk]


def test_certificate_goes_with_its_person(quick, folder, django_capture_on_commit_callbacks):
    event = over()
    person = make_registration(event, state="seated")
    with django_capture_on_commit_callbacks(execute=True):
        attend(event, person)
    had = written(folder)

    with django_capture_on_commit_callbacks(execute=True):
        Registration.objects.filter(pk=person.pk).delete()

    assert (len(had), written(folder)) == (1, [])


def test_machine_that_makes_no_pdf_marks_attendance_and_says_why(monkeypatch, django_capture_on_commit_callbacks):
    def refuse(*args, **kwargs):
        raise pdf.PdfUnavailable("PDF-i ei saa praegu teha.")

    monkeypatch.setattr(pdf, "render", refuse)
    event = over()
    person = make_registration(event, state="seated")

    with django_capture_on_commit_callbacks(execute=True):
        person = attend(event, person)

    assert certificates.obstacle() == "PDF-i ei saa praegu teha."
    assert (person.attended, person.certificate) == (True, "")


def test_file_name_and_number_tell_nothing_of_the_person(quick, django_capture_on_commit_callbacks):
    event = over()
    person = make_registration(event, state="seated", name="Liis Lepp", mail="liis@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        attend(event, person)
    person.refresh_from_db()

    names = f"{person.certificate} {certificates.number_of(person)}".lower()

    assert [word for word in ("liis", "lepp", person.uid.hex[:8]) if word in names] == []
    assert certificates.number_of(person) == certificates.number_of(Registration.objects.get(pk=person.pk))


def test_certificate_is_served_to_its_person_and_organiser_alone(client):
    event = over()
    person = make_registration(event, state="seated", attended=True, certificate="tunnistused/1.pdf")
    private_storage().save("tunnistused/1.pdf", ContentFile(b"%PDF-1.7 sisu"))
    desk, others = token_of(make_desk(event)), token_of(make_desk(over()))

    own = client.get(f"/koht/{token_of(person)}/tunnistus.pdf")
    organisers = client.get(f"/korraldaja/{desk}/inimene/{person.pk}/tunnistus.pdf")

    for answer in (own, organisers):
        assert b"".join(answer.streaming_content) == b"%PDF-1.7 sisu"
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Cache-Control"] == "private, no-store"
        assert f'filename="tunnistus-{certificates.number_of(person)}.pdf"' in answer["Content-Disposition"]
        assert not answer.cookies
    assert client.get(f"/korraldaja/{others}/inimene/{person.pk}/tunnistus.pdf").status_code == 404
    assert client.get(f"/koht/{desk}/tunnistus.pdf").status_code == 404
    assert client.get("/tunnistused/1.pdf").status_code == 404
    assert client.get("/meedia/tunnistused/1.pdf").status_code == 404


def test_nothing_to_fetch_before_it_is_made(client):
    person = make_registration(over(), state="seated")

    assert client.get(f"/koht/{token_of(person)}/tunnistus.pdf").status_code == 404
