"""What is left of an event goes into the Aardekast in one step."""

from datetime import UTC, date, datetime

import pytest

from tests import people
from tests.factories.events import make_event
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic
from veeb.contribute.event_materials import NothingYet, shelve
from veeb.events.models import Event
from veeb.library.models import Resource
from veeb.records import publishing
from veeb.records.states import State, state_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
OVER = datetime(2023, 10, 13, 10)
VIDEO = "https://example.org/salvestus"
SLIDES = ("slaidid.pdf", b"%PDF-1.4 slaidid", "application/pdf")
FORM = ("plaan.docx", b"PK plaan", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def past_event(**fields) -> Event:
    return make_event("Kriisivalmiduse infotund", **{"starts": OVER, "kind": "info-hour", **fields})


def test_recording_becomes_a_video_in_review_with_all_that_is_known():
    topic, place = make_topic(), make_municipality()
    event = past_event(
        recording_link=VIDEO,
        aftermath="Küsimused ja vastused.",
        good_for="Saad teada, kust alustada.",
        title_ru="Готовность к кризису",
        organiser="Kodukant",
        audiences=["community"],
        topics=(topic,),
        municipality=place,
        county=place.county,
        files=[SLIDES],
    )

    resource, is_new = shelve(event, by=people.mari(), at=NOW)

    resource = Resource.objects.get(pk=resource.pk)
    assert (is_new, state_of(resource)) == (True, State.REVIEW)
    assert (resource.kind, resource.link, resource.year) == ("video", VIDEO, 2023)
    assert resource.title_et == "Kriisivalmiduse infotund: salvestus"
    assert resource.title_ru.startswith("Готовность к кризису: ")
    assert (resource.good_for_et, resource.body) == ("Saad teada, kust alustada.", "Küsimused ja vastused.")
    assert (resource.audiences, resource.municipality, list(resource.topics.all())) == (["community"], place, [topic])
    assert (resource.publisher, resource.origin_name) == ("Kodukant", "Kodukant")
    assert resource.origin_url.endswith(event.get_absolute_url())
    assert resource.ref == f"event:{event.uid}:materials"


def test_files_are_copied_so_that_neither_needs_the_other():
    event = past_event(files=[SLIDES])

    resource, _new = shelve(event, by=people.juhan(), at=NOW)

    [theirs], [ours] = event.files.all(), resource.files.all()
    assert (ours.name, ours.sha256) == (theirs.name, theirs.sha256)
    assert ours.file.name != theirs.file.name
    with ours.file.open() as content:
        assert content.read() == SLIDES[1]


@pytest.mark.parametrize(("files", "kind"), [([SLIDES], "guide"), ([SLIDES, FORM], "worksheet")])
def test_files_alone_are_something_to_read_or_to_fill_in(files, kind):
    resource, _new = shelve(past_event(files=files), by=people.juhan(), at=NOW)

    assert (resource.kind, resource.title_et) == (kind, "Kriisivalmiduse infotund: materjalid")


def test_second_press_finds_the_first_one_also_when_it_was_withdrawn():
    event = past_event(recording_link=VIDEO)
    first, _new = shelve(event, by=people.juhan(), at=NOW)
    publishing.publish(first, by=people.juhan())
    publishing.withdraw(first, by=people.juhan())

    again, is_new = shelve(event, by=people.juhan(), at=NOW)

    assert (again, is_new) == (first, False)
    assert Resource.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"recording_link": VIDEO, "starts": datetime(2027, 6, 7, 10)},
        {"recording_link": VIDEO, "state": "draft"},
        {"recording_link": ""},
    ],
)
def test_what_is_not_over_not_public_or_has_left_nothing_is_refused(fields):
    event = past_event(**fields)

    with pytest.raises(NothingYet):
        shelve(event, by=people.juhan(), at=NOW)


def test_stranger_puts_nothing_into_the_aardekast():
    with pytest.raises(publishing.NotAllowed):
        shelve(past_event(recording_link=VIDEO), by=people.ott(), at=NOW)


def test_reviewer_goes_by_one_button_to_the_page_where_it_is_published(client):
    event = past_event(recording_link=VIDEO)
    people.sign_in(client, people.juhan())
    edit, step = f"/admin/kalender/edit/{event.pk}/", f"/admin/kalender/{event.pk}/aardekasti/"

    assert step in client.get(edit).text
    assert VIDEO in client.get(step).text
    done = client.post(step)

    resource = Resource.objects.get()
    assert done.url == f"/admin/labivaatus/resource/{resource.pk}/"
    assert client.get(step).url == done.url


def test_editor_goes_on_to_write_and_others_see_no_button(client):
    event = past_event(recording_link=VIDEO)
    coming = make_event("Tuleb veel", recording_link=VIDEO)
    people.sign_in(client, people.mari())

    assert "aardekasti" not in client.get(f"/admin/kalender/edit/{coming.pk}/").text
    assert client.post(f"/admin/kalender/{coming.pk}/aardekasti/").status_code == 409
    done = client.post(f"/admin/kalender/{event.pk}/aardekasti/")

    assert done.url == f"/admin/aardekast/edit/{Resource.objects.get().pk}/"


def test_year_is_that_of_the_last_day():
    event = past_event(sessions=[{"starts_on": date(2023, 12, 30), "ends_on": date(2024, 1, 5)}], files=[SLIDES])

    resource, _new = shelve(event, by=people.juhan(), at=NOW)

    assert resource.year == 2024
