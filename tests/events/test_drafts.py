"""A proposal becomes a draft of an event, and goes back to its sender."""

import json
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from tests.factories.events import MORNING, make_event, session
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic
from veeb.events import drafts
from veeb.events.models import Event
from veeb.records import publishing
from veeb.records.candidates import Candidate
from veeb.tools.files import Stored

pytestmark = pytest.mark.django_db

FIRST = {"starts_on": "2027-03-05", "starts_at": "10:00", "ends_on": "", "ends_at": "16:00"}
SECOND = {"starts_on": "2027-03-06", "starts_at": "10:00", "ends_on": "", "ends_at": "15:30"}


def proposal(**fields) -> Candidate:
    details = {
        "organiser": "Kuusalu vald",
        "joining": "seat",
        "capacity": 20,
        "closes_on": "2027-03-01",
        "closes_at": "12:00",
        "access": ["wheelchair"],
        "questions": ["Kas vajad öömaja?"],
        "sessions": [FIRST | {"agenda": "10.00 Kogunemine"}, SECOND],
        **fields.pop("details", {}),
    }
    return Candidate(kind="training", title="Kriisiplaani koolitus", details=details, **fields)


def days_of(event) -> list[tuple[int, date, time | None]]:
    """Row, day and clock time of each of its days."""
    return [(day.pk, day.starts_on, day.starts_at) for day in event.ordered_sessions()]


def test_proposal_becomes_a_draft_with_its_days():
    topic = make_topic()
    kuusalu = make_municipality("Kuusalu vald", rescue_region="Põhja")

    event = drafts.draft_from(proposal(topics=(topic.pk,), municipality=kuusalu.pk, county=kuusalu.county_id))

    event = Event.objects.get()
    assert (event.live, event.kind, event.title_et) == (False, "training", "Kriisiplaani koolitus")
    assert (event.capacity, event.closes_on, event.closes_at) == (20, date(2027, 3, 1), time(12))
    assert (event.access, event.questions) == (["wheelchair"], ["Kas vajad öömaja?"])
    assert event.rescue_region == kuusalu.rescue_region
    assert [(day.starts_local, day.ends_local) for day in event.ordered_sessions()] == [
        (datetime(2027, 3, 5, 10), datetime(2027, 3, 5, 16)),
        (datetime(2027, 3, 6, 10), datetime(2027, 3, 6, 15, 30)),
    ]
    assert event.ordered_sessions()[0].agenda == "10.00 Kogunemine"


def test_proposal_comes_back_as_it_was_sent():
    stored = Stored(path="kirjed/a.pdf", name="kutse.pdf", media_type="application/pdf", size=4, sha256="0" * 64)
    sent = proposal(
        link="https://example.org/koolitus",
        good_for="Saad plaani valmis.",
        audiences=("community",),
        files=(stored,),
        details={
            "rule": "FREQ=WEEKLY;COUNT=3",
            "overrides": [{"was_on": "2027-03-12", "was_at": "10:00", "is_dropped": True, "reason": "Vaheaeg"}],
        },
    )

    back = drafts.candidate_of(drafts.draft_from(sent))

    json.dumps(back.details)
    assert replace(back, details={}) == replace(sent, details={})
    assert {name: back.details[name] for name in sent.details if name not in {"sessions", "overrides"}} == {
        name: value for name, value in sent.details.items() if name not in {"sessions", "overrides"}
    }
    assert [(day["starts_on"], day["starts_at"], day["ends_on"]) for day in back.details["sessions"]] == [
        ("2027-03-05", "10:00", ""),
        ("2027-03-06", "10:00", ""),
    ]
    assert [(one["was_on"], one["starts_on"], one["reason"]) for one in back.details["overrides"]] == [
        ("2027-03-12", "", "Vaheaeg")
    ]


def test_correction_waits_beside_the_public_page_and_keeps_the_rows_of_the_days():
    event = drafts.draft_from(proposal())
    publishing.submit(event)
    publishing.publish(event)
    before, uid = days_of(event), event.uid
    late = {"starts_on": "2027-03-13", "starts_at": "11:00", "ends_at": "15:00"}

    draft = drafts.correct(event, proposal(details={"sessions": [late, FIRST]}))

    assert days_of(Event.objects.get()) == before
    assert draft.uid == uid
    assert days_of(draft) == [before[0], (before[1][0], date(2027, 3, 13), time(11))]

    publishing.submit(draft)
    publishing.publish(event)

    assert days_of(Event.objects.get()) == days_of(draft)


def test_correction_of_a_draft_changes_the_row_itself():
    event = drafts.draft_from(proposal())
    [_first, second] = days_of(event)

    drafts.correct(event, proposal(details={"capacity": "", "sessions": [SECOND]}))

    event = Event.objects.get()
    assert event.capacity is None
    assert days_of(event) == [second]


def test_region_follows_the_municipality():
    kuusalu = make_municipality("Kuusalu vald", rescue_region="Põhja")
    voru = make_municipality("Võru vald", county=kuusalu.county, rescue_region="Lõuna")
    event = drafts.draft_from(proposal(municipality=kuusalu.pk))

    assert drafts.correct(event, proposal(municipality=voru.pk)).rescue_region == voru.rescue_region
    assert drafts.correct(event, proposal()).rescue_region == ""


def test_day_added_to_a_public_event_keeps_its_row_in_the_next_correction():
    event = make_event(sessions=[session(MORNING)])
    draft = drafts.correct(event, proposal())
    publishing.submit(draft)
    publishing.publish(event)
    event = Event.objects.get()
    before = days_of(event)

    again = drafts.correct(event, proposal())

    assert days_of(again) == before
