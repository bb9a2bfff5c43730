"""From a proposal to a draft of an event, and back again for its sender to correct."""

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any, TypeVar

from django.db.models import Model

from veeb.records import drafting
from veeb.records.attachments import attach
from veeb.records.candidates import Candidate
from veeb.records.drafting import fill, shared_values

from .models import Event, Override, Session

# Own fields of events that a proposal may fill, by their names in `Candidate.details`. Days and clock times are there
# as text ("2026-10-22", "10:00"; "" for none), in the event itself and in the two lists below.
DETAILS = (
    "body", "venue", "address", "is_online", "online_link", "organiser", "facilitators", "outcomes", "group_size",
    "is_free", "price", "lodging", "access", "access_note", "contact_role", "contact_email", "contact_phone",
    "joining", "joining_link", "capacity", "one_per_municipality", "closes_on", "closes_at", "questions",
    "attend_all", "zone", "rule",
)  # fmt: skip
T = TypeVar("T", bound=Model)
SPAN = ("starts_on", "starts_at", "ends_on", "ends_at")
SESSION = (*SPAN, "title", "place", "agenda")
OVERRIDE = ("was_on", "was_at", "is_dropped", *SPAN, "reason")


def draft_from(candidate: Candidate) -> Event:
    """A new, saved draft with these values; nobody sees it before `records.publishing` says so."""
    return drafting.begin(Event(), candidate, _fill)


def correct(event: Event, candidate: Candidate) -> Event:
    """The latest draft with new values, for `publishing.submit`; the public page stays as it is.

    A row that is not public takes the values itself, so that the admin's lists show them. Files and days of the
    proposal are the new set. A day keeps its row when its start is the same, else it takes that of one that went, since
    subscribed calendars know a day by its row. `uid` never changes.
    """
    return drafting.revise(event, candidate, _fill)


def candidate_of(event: Event) -> Candidate:
    """The latest draft as a proposal: what its sender sees when correcting it."""
    draft = event.fresh()
    overrides = sorted(draft.overrides.all(), key=lambda one: one.was_local)
    return Candidate(
        **shared_values(draft),
        details={
            **_values(draft, DETAILS),
            "sessions": [_values(day, SESSION) for day in draft.ordered_sessions()],
            "overrides": [_values(override, OVERRIDE) for override in overrides],
        },
        files=tuple(file.stored() for file in draft.files.all()),
    )


def as_text(value: Any) -> Any:
    """A day or clock time as a proposal carries it; other values as they are. What is missing is ""."""
    if isinstance(value, time):
        return value.isoformat("auto" if value.second else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else value


def session_of(values: dict[str, Any]) -> Session:
    """A day of a proposal as a row that is not saved. Raises ValidationError for text that is no day or clock time."""
    return _set(Session(), SESSION, values)


def override_of(values: dict[str, Any]) -> Override:
    """An exception of a proposal, the same way."""
    return _set(Override(), OVERRIDE, values)


def retime(event: Event, spans: Iterable[dict[str, Any]]) -> None:
    """Give the days of a draft new times in their order (fields of `Span`); each keeps its row and its texts.

    More spans add days, fewer take the last ones away.
    """
    rows = zip_longest(event.ordered_sessions(), spans)
    event.sessions.set([_set(row or Session(), SPAN, span) for row, span in rows if span])


def _fill(event: Event, candidate: Candidate) -> None:
    before = event.municipality_id
    fill(event, candidate)
    event.kind = candidate.kind
    if event.municipality_id != before:
        event.rescue_region = event.municipality.rescue_region if event.municipality else ""
    empty = {name: Event._meta.get_field(name).get_default() for name in DETAILS}
    _set(event, DETAILS, {**empty, **candidate.details})
    _set_rows(event.sessions, SESSION, candidate.details.get("sessions", ()))
    _set_rows(event.overrides, OVERRIDE, candidate.details.get("overrides", ()))
    attach(event.files, candidate.files)


def _set_rows(rows: Any, names: tuple[str, ...], wanted: Iterable[dict[str, Any]]) -> None:
    """Make the rows of a draft these; each has the number of the row of the same moment, else the next free."""
    new = sorted((_set(rows.model(), names, values) for values in wanted), key=lambda row: _moment(row, names))
    free = {_moment(row, names): row.pk for row in sorted(rows.all(), key=lambda row: _moment(row, names))}
    same = [free.pop(_moment(row, names), None) for row in new]
    left = iter(list(free.values()))
    for row, number in zip(new, same, strict=True):
        row.pk = number or next(left, None)
    rows.set(new)


def _moment(row: Any, names: tuple[str, ...]) -> datetime:
    """What a row is known by: the first two of its names are a day and a clock time."""
    return datetime.combine(getattr(row, names[0]), getattr(row, names[1]) or time())


def _set(thing: T, names: tuple[str, ...], values: dict[str, Any]) -> T:
    """Set those of these fields that have a value, from text where it is text; "" empties what may be empty."""
    for name in set(names) & values.keys():
        field: Any = type(thing)._meta.get_field(name)
        value = values[name]
        setattr(thing, name, None if field.null and value == "" else field.to_python(value))
    return thing


def _values(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: as_text(getattr(thing, name)) for name in names}
