"""What an event must be like, whoever fills it in: each refusal is a sentence beside its field."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.tools import recurrence
from veeb.tools.refusals import Refused

from .kinds import Joining

if TYPE_CHECKING:
    from .models import Event, Span

EARLIEST = date(1990, 1, 1)
YEARS_AHEAD = 10
MOST_DAYS = 60
MOST_SEATS = 100_000
MOST_QUESTIONS, LONGEST_QUESTION = 12, 200
NO_END = _("Sündmus lõpeb enne, kui algab. Kontrolli kuupäeva ja kellaaega.")
NO_SEATS = _("Kohti peab olema vähemalt üks. Kui piiri ei ole, jäta tühjaks.")
NO_FIRST = _("Lisa esimene päev: reegel kordab seda.")
TOO_LATE = _("Tähtpäev on pärast algust. Vali varasem päev või jäta tühjaks.")
SAME_START = _("Kaks päeva algavad samal ajal. Kustuta üks või muuda selle algust.")


def check_span(span: "Span") -> None:
    """A start in our time and an end after it; a missing start is told elsewhere. Raises ValidationError by field."""
    if span.starts_on is None:
        return
    check_day(span.starts_on, "starts_on")
    if span.ends_on:
        check_day(span.ends_on, "ends_on")
    if span.ends_at and not span.starts_at:
        raise ValidationError({"starts_at": _("Lõpu kellaaeg on olemas, alguse oma puudub.")})
    end = span.ends_local
    if end is not None and end <= span.starts_local:
        raise ValidationError({"ends_on" if span.ends_on else "ends_at": NO_END})
    if end is not None and end - span.starts_local > timedelta(days=MOST_DAYS):
        raise ValidationError({"ends_on": _("Nii pikk ei ole ükski päev: lisa iga kohtumine omaette.")})


def check_day(day: date | None, field: str) -> None:
    """A day that an event can have. Raises ValidationError."""
    if day is None:
        return
    if day < EARLIEST:
        raise ValidationError({field: _("Aasta %(year)d ei sobi: kontrolli kuupäeva.") % {"year": day.year}})
    if day.year > date.today().year + YEARS_AHEAD:  # noqa: DTZ011 (to the year, any zone will do)
        raise ValidationError({field: _("Nii kaugele kalender ei ulatu: kontrolli aastat.")})


def check_event(event: "Event") -> None:
    """What can be told without its days: zone, series, the way to take part. Raises ValidationError by field."""
    errors: dict[str, Any] = {}
    try:
        event.zone = recurrence.check_zone(event.zone)
        # Whether it fits the first day, `check_days` tells where the days are known.
        event.rule = recurrence.read_rule(event.rule, zone=event.zone) if event.rule else ""
    except recurrence.UnknownZone as refused:
        errors["zone"] = refused
    except Refused as refused:
        errors["rule"] = refused
    try:
        check_seats(event)
    except ValidationError as refused:
        errors |= refused.error_dict
    if event.part_of_id and (event.part_of_id == event.pk or (event.part_of and event.part_of.part_of_id)):
        errors["part_of"] = _("Sari ei saa olla omakorda teise sarja osa.")
    if event.joining == Joining.LINK and not event.joining_link:
        errors["joining_link"] = _("Lisa link, kus saab registreeruda.")
    if event.rule and event.is_on_portal:
        errors["joining"] = _("Korduvale sündmusele siin registreeruda ei saa: lisa iga kord omaette sündmusena.")
    if errors:
        raise ValidationError(errors)


def check_seats(event: "Event") -> None:
    """No fewer seats than are taken, a deadline that can be. Raises ValidationError by field."""
    check_day(event.closes_on, "closes_on")
    if event.closes_at and not event.closes_on:
        raise ValidationError({"closes_on": _("Kellaaeg on olemas, päev puudub.")})
    if event.capacity == 0:
        raise ValidationError({"capacity": NO_SEATS})
    if event.capacity and event.is_on_portal and event.capacity < (taken := event.seats_taken):
        raise ValidationError(
            {"capacity": _("Koht on juba %(count)d inimesel. Kohti ei saa olla vähem.") % {"count": taken}}
        )


def check_days(event: "Event") -> None:
    """The days together: no two begin at once, the rule, put in normal form, fits the first, the deadline is before it.

    Apart from `check_event`, since a form knows the days only after the event itself. Raises ValidationError by field
    ("sessions", "rule", "closes_on").
    """
    starts = [session.starts_local for session in event.ordered_sessions()]
    if len(set(starts)) < len(starts):
        raise ValidationError({"sessions": SAME_START})
    if event.rule:
        try:
            event.rule = check_rule(event.rule, first=starts[0] if starts else None, zone=event.zone)
        except Refused as refused:
            raise ValidationError({"rule": refused}) from refused
    elif starts and _closes_after(event, starts[0]):
        raise ValidationError({"closes_on": TOO_LATE})


def _closes_after(event: "Event", first: datetime) -> bool:
    """Whether the deadline is later than the beginning; a day without a clock time may be the first one itself."""
    if event.closes_on is None:
        return False
    if event.closes_at is None:
        return event.closes_on > first.date()
    # Where nobody said at what hour it begins, the whole first day will do.
    last = first if first.time() != time.min else datetime.combine(first, time.max)
    return datetime.combine(event.closes_on, event.closes_at) > last


def check_rule(rule: str, *, first: datetime | None, zone: str) -> str:
    """The rule in normal form, if an event whose first day begins at `first` (clock time) may follow it.

    Raises Refused, with a sentence for the person who wrote the rule.
    """
    if first is None:
        raise Refused(NO_FIRST)
    return recurrence.check_rule(rule, start=first, zone=zone)
