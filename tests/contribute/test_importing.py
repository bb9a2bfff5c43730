"""A calendar file brought in by an editor: looked over first, each event once, a bad one keeps none out."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import people
from tests.factories.ics import WEEKLY, calendar, event
from tests.pages_of import text
from veeb.contribute import import_views
from veeb.contribute.models import Upload
from veeb.events.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
ADDRESS, BRING_IN = "/admin/kalendrifail/", "/admin/kalendrifail/lisa/"
TWO = calendar(event(WEEKLY), event(uid="UID:2", start="DTSTART;VALUE=DATE:20271104", title="SUMMARY:Laager"))


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


def look_into(client, content: bytes):
    return client.post(ADDRESS, {"calendar": SimpleUploadedFile("kalender.ics", content, "text/calendar")})


def offered(page: str) -> dict[str, list[str]]:
    """What the preview would send as it stands: its key and the boxes that are ticked."""
    boxes = re.findall(r'<input type="checkbox" name="ref" value="([^"]*)"[^>]*checked>', page)
    return {"key": re.findall(r'name="key" value="([^"]*)"', page), "ref": boxes}


def bring_in(client, content: bytes):
    return client.post(BRING_IN, offered(look_into(client, content).text))


def test_preview_makes_nothing(client):
    people.sign_in(client, people.mari())

    page = look_into(client, TWO)

    assert len(offered(page.text)["ref"]) == 1  # what is over is not ticked
    assert "Laager" in page.text
    assert not Event.objects.exists()


def test_chosen_events_go_into_review_as_drafts(client):
    people.sign_in(client, people.mari())
    preview = offered(look_into(client, TWO).text)

    answer = client.post(BRING_IN, {**preview, "ref": ["ics:1@kula.ee", "ics:2"]})

    assert "Läbivaatusse läksid Laager Talgud" in text(answer.text)
    made = Event.objects.order_by("ref")
    assert [(one.ref, one.title_et, one.live, one.rule) for one in made] == [
        ("ics:1@kula.ee", "Talgud", False, "FREQ=WEEKLY;COUNT=4"),
        ("ics:2", "Laager", False, ""),
    ]
    assert all(one.current_workflow_state.requested_by == people.mari() for one in made)
    people.sign_in(client, people.juhan())
    assert "Laager" in client.get("/admin/labivaatus/").text


def test_other_reviewers_get_one_letter_about_all_of_them(client, mailoutbox, django_capture_on_commit_callbacks):
    people.juhan()
    people.sign_in(client, people.mari())
    preview = offered(look_into(client, TWO).text)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(BRING_IN, {**preview, "ref": ["ics:1@kula.ee", "ics:2"]})

    [letter] = mailoutbox
    assert letter.to == ["juhan@example.org"]
    assert letter.subject == "Kalendrifailist tuli läbivaatusse mitu sündmust"
    assert "Mari Tamm tõi kalendrifailist läbivaatusse 2 sündmust:\n\n– Laager\n– Talgud" in letter.body


def test_same_file_again_makes_nothing_twice(client):
    people.sign_in(client, people.mari())
    content = calendar(event(start="DTSTART;TZID=Europe/Tallinn:20271021T100000"))
    first = offered(look_into(client, content).text)
    client.post(BRING_IN, first)

    again = look_into(client, content)
    pressed_again = client.post(BRING_IN, first)

    assert "on juba olemas" in again.text
    assert offered(again.text)["ref"] == []
    assert "Talgud: on juba olemas" in text(pressed_again.text)
    assert Event.objects.count() == 1


def test_bad_event_is_left_out_with_its_reason_and_the_others_come_in(client):
    people.sign_in(client, people.mari())
    content = calendar(
        event(uid="UID:1", start="DTSTART;VALUE=DATE:20271104", title="SUMMARY:Hea"),
        event(
            "RRULE:FREQ=YEARLY;COUNT=400", uid="UID:2", start="DTSTART;VALUE=DATE:20271104", title="SUMMARY:Sajandid"
        ),
        event("DURATION:P90D", uid="UID:3", start="DTSTART:20271104T100000Z", title="SUMMARY:Lõputu"),
        event(uid="UID:4", start="DTSTART;VALUE=DATE:20271104", title=""),
    )

    page = text(bring_in(client, content).text)

    assert [one.title_et for one in Event.objects.all()] == ["Hea"]
    assert "Sajandid: Kordumine ulatub liiga kaugele" in page
    assert "Lõputu: Nii pikk ei ole ükski päev" in page
    assert "Pealkirjata: pealkiri puudub" in page


def test_cancelled_event_stays_out(client):
    people.sign_in(client, people.mari())
    content = calendar(event("STATUS:CANCELLED", start="DTSTART;VALUE=DATE:20271104"))
    preview = offered(look_into(client, content).text)

    answer = client.post(BRING_IN, {**preview, "ref": ["ics:1@kula.ee"]})

    assert "Talgud: jääb failis ära" in text(answer.text)
    assert not Event.objects.exists()


def test_large_file_comes_in_by_parts(client, monkeypatch):
    monkeypatch.setattr(import_views, "MOST_AT_ONCE", 2)
    people.sign_in(client, people.mari())
    content = calendar(*(event(uid=f"UID:{n}", start=f"DTSTART;VALUE=DATE:2027110{n}") for n in range(1, 6)))

    pages = [look_into(client, content)]
    for _ in range(2):
        client.post(BRING_IN, offered(pages[-1].text))
        pages.append(look_into(client, content))

    assert "Failis on veel 3 sündmust." in pages[0].text
    assert [offered(page.text)["ref"] for page in pages] == [["ics:1", "ics:2"], ["ics:3", "ics:4"], ["ics:5"]]


def test_file_whose_day_is_over_is_asked_for_again(client):
    people.sign_in(client, people.mari())
    preview = offered(look_into(client, TWO).text)
    Upload.objects.all().delete()

    answer = client.post(BRING_IN, preview)

    assert answer.status_code == 422
    assert "Faili ei ole enam alles. Vali see uuesti." in answer.text


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"BEGIN:VCALENDAR"])
def test_what_is_no_calendar_is_told_in_a_sentence(client, content):
    people.sign_in(client, people.mari())

    answer = look_into(client, content)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not Upload.objects.exists()


@pytest.mark.parametrize("address", [ADDRESS, BRING_IN])
@pytest.mark.parametrize("person", [people.ott, None], ids=["ott", "anybody"])
def test_only_editors_bring_files_in(client, address, person):
    if person:
        people.sign_in(client, person())

    answer = client.post(address, {"calendar": SimpleUploadedFile("k.ics", TWO)})

    assert answer.status_code == (403 if person else 302)
    assert not Event.objects.exists()
    assert not Upload.objects.exists()
