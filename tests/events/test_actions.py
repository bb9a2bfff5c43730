"""What happens to an announced event, in public and in the draft that waits."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests import people
from tests.factories.events import MORNING, make_event, session
from veeb.events import actions, seats
from veeb.events.models import Event
from veeb.records import publishing
from veeb.search import queries

pytestmark = pytest.mark.django_db

BEFORE = datetime(2027, 1, 1, tzinfo=UTC)
AFTER = datetime(2028, 1, 1, tzinfo=UTC)
WEEKLY = {"starts": datetime(2027, 6, 7, 10), "rule": "FREQ=WEEKLY;COUNT=3"}


def with_draft(**fields) -> Event:
    """A public event and a newer draft of it in review."""
    event = make_event(**fields)
    draft = Event.objects.get(pk=event.pk)
    draft.title_et = "Uus pealkiri"
    publishing.submit(draft)
    return Event.objects.get(pk=event.pk)


def versions(event: Event) -> list[Event]:
    """What is public, and what may yet be."""
    public = Event.objects.get(pk=event.pk)
    return [public, public.fresh()]


def times_of(event: Event) -> list[tuple[date, bool, bool]]:
    return list(event.occurrences.values_list("day", "is_off", "is_moved"))


def test_cancelled_event_says_so_in_public_and_in_the_draft():
    event = with_draft()

    actions.cancel(event, reason="Koolitaja haigestus", by=people.juhan(), at=BEFORE)

    public, draft = versions(event)
    assert (public.title_et, draft.title_et) == ("Kriisiplaani koolitus", "Uus pealkiri")
    assert [(one.standing, one.standing_reason) for one in (public, draft)] == [
        ("cancelled", "Koolitaja haigestus")
    ] * 2
    assert times_of(public) == [(MORNING.date(), True, False)]
    assert queries.of_record(public).is_off
    assert public.workflow_in_progress

    publishing.approve(public, by=people.juhan())

    assert [(one.title_et, one.standing) for one in versions(event)] == [("Uus pealkiri", "cancelled")] * 2


def test_cancelled_event_can_take_place_after_all():
    event = make_event()
    actions.cancel(event, reason="Torm", by=None, at=BEFORE)

    actions.restore(event, by=None, at=BEFORE)

    public = Event.objects.get()
    assert (public.standing, public.standing_reason) == ("planned", "")
    assert times_of(public) == [(MORNING.date(), False, False)]


def test_form_that_an_editor_has_open_does_not_undo_the_change(client):
    event = make_event()
    people.sign_in(client, people.juhan())
    address = f"/admin/kalender/edit/{event.pk}/"
    page = client.get(address).text
    loaded = dict(re.findall(r'name="(loaded_revision_\w+)"[^>]*? value="([^"]*)"', page))

    actions.cancel(event, reason="Torm", by=None, at=BEFORE)
    saved = client.post(address, {**loaded, "title_et": "Uus"}, headers={"Accept": "application/json"})

    assert len(loaded) == 2
    assert saved.json()["error_code"] == "invalid_revision"


def test_event_without_a_newer_draft_stays_without_one():
    event = make_event()

    actions.cancel(event, reason="Torm", by=None, at=BEFORE)

    assert not Event.objects.get().has_unpublished_changes


def test_what_is_over_is_not_cancelled_or_moved():
    event = make_event()

    with pytest.raises(actions.AlreadyOver):
        actions.cancel(event, reason="Torm", by=None, at=AFTER)
    with pytest.raises(actions.AlreadyOver):
        actions.move(event, sessions=[session(MORNING)], reason="Torm", by=None, at=AFTER)

    assert Event.objects.get().standing == "planned"


@pytest.mark.parametrize("person", [people.mari, people.ott, lambda: people.ANYBODY])
def test_only_who_decides_changes_what_is_public(person):
    event = make_event()
    by = person()
    calls = [
        lambda: actions.cancel(event, reason="Torm", by=by, at=BEFORE),
        lambda: actions.restore(event, by=by, at=BEFORE),
        lambda: actions.move(event, sessions=[session(MORNING)], reason="Torm", by=by, at=BEFORE),
        lambda: actions.change_seats(event, capacity=1, closes_on=None, closes_at=None, questions=[], by=by),
        lambda: actions.add_aftermath(event, recording_link="", text="Hea", by=by),
    ]

    for call in calls:
        with pytest.raises(publishing.NotAllowed):
            call()

    assert times_of(event) == [(MORNING.date(), False, False)]


def test_moved_event_keeps_its_days_and_their_texts():
    event = with_draft(
        sessions=[session(MORNING, title="Esimene päev"), session(MORNING + timedelta(days=7), title="Teine päev")]
    )
    before = [day.pk for day in event.ordered_sessions()]
    later = [session(MORNING + timedelta(days=7)), session(MORNING + timedelta(days=14))]

    actions.move(event, sessions=later, reason="Saal on hõivatud", by=people.juhan(), at=BEFORE)

    for version in versions(event):
        assert version.standing == "moved"
        assert [(day.pk, day.title, day.starts_on) for day in version.ordered_sessions()] == [
            (before[0], "Esimene päev", date(2027, 6, 14)),
            (before[1], "Teine päev", date(2027, 6, 21)),
        ]
    assert [day for day, _off, _moved in times_of(event)] == [date(2027, 6, 14), date(2027, 6, 21)]


def test_move_refuses_what_cannot_be_and_changes_nothing():
    event = make_event()
    backwards = {"starts_on": date(2027, 6, 8), "starts_at": time(10), "ends_on": None, "ends_at": time(9)}
    refused = [
        ([backwards], "ends_at"),
        ([session(MORNING), session(MORNING)], "sessions"),
        ([], "sessions"),
        ([session(datetime(2026, 6, 7, 10))], "sessions"),
        ([session(datetime(1899, 6, 7, 10))], "starts_on"),
    ]

    for sessions, field in refused:
        with pytest.raises(ValidationError) as caught:
            actions.move(event, sessions=sessions, reason="Torm", by=None, at=BEFORE)
        assert list(caught.value.error_dict) == [field]

    assert times_of(event) == [(MORNING.date(), False, False)]


def test_event_that_repeats_is_changed_one_time_at_a_time():
    event = make_event(**WEEKLY)

    with pytest.raises(ValidationError):
        actions.move(event, sessions=[session(MORNING)], reason="Torm", by=None, at=BEFORE)


@pytest.mark.parametrize("reason", [" ", "x" * 301])
def test_change_without_a_reason_or_with_too_long_a_one_is_refused(reason):
    event = make_event()
    calls = [
        lambda: actions.cancel(event, reason=reason, by=None, at=BEFORE),
        lambda: actions.move(event, sessions=[session(MORNING)], reason=reason, by=None, at=BEFORE),
    ]

    for call in calls:
        with pytest.raises(ValidationError) as caught:
            call()
        assert list(caught.value.error_dict) == ["reason"]


def test_seats_change_but_never_below_those_taken(monkeypatch):
    monkeypatch.setattr(seats, "_counters", [lambda ids: dict.fromkeys(ids, 12)])
    event = with_draft(joining="seat", capacity=20)

    def change(capacity):
        actions.change_seats(
            event,
            capacity=capacity,
            closes_on=date(2027, 6, 1),
            closes_at=time(12),
            questions=["Mis keeles?"],
            by=None,
        )

    change(15)
    with pytest.raises(ValidationError) as caught:
        change(11)

    assert list(caught.value.error_dict) == ["capacity"]
    for version in versions(event):
        assert (version.capacity, version.closes_at, version.questions) == (15, time(12), ["Mis keeles?"])


def test_what_came_of_it_is_found_by_search():
    event = with_draft()

    actions.add_aftermath(event, recording_link="https://example.org/video", text="Sündis plaan", by=None)

    assert [one.aftermath for one in versions(event)] == ["Sündis plaan"] * 2
    assert "Sündis plaan" in queries.of_record(event).text


def test_scheduled_draft_takes_the_change_too():
    event = make_event()
    draft = Event.objects.get()
    draft.title_et = "Uus pealkiri"
    draft.save_revision()
    publishing.schedule(draft, by=people.juhan(), at=datetime.now(UTC) + timedelta(days=1))

    actions.cancel(event, reason="Torm", by=None, at=BEFORE)

    assert Event.objects.get().scheduled_revision.as_object().standing == "cancelled"
