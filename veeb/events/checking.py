"""What an event must be like, whoever fills it in: each refusal is a sentence beside its field."""

from datetime import date, timedelta
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
NO_END = _("Sündmus lõpeb enne, kui algab. Kontrolli kuupäeva ja kellaaega.")


def check_span(span: "Span") -> None:
    """A start in our time and an end after it. Raises ValidationError by field."""
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
    """Zone, rule, place in a series, the way to take part. Raises ValidationError by field."""
    errors: dict[str, Any] = {}
    try:
        event.zone = recurrence.check_zone(event.zone)
    except Refused as refused:
        errors["zone"] = refused
    if event.rule:
        try:
            event.rule = _checked_rule(event)
        except Refused as refused:
            errors["rule"] = refused
    if event.part_of_id and (event.part_of_id == event.pk or (event.part_of and event.part_of.part_of_id)):
        errors["part_of"] = _("Sari ei saa olla omakorda teise sarja osa.")
    if event.joining == Joining.LINK and not event.joining_link:
        errors["joining_link"] = _("Lisa link, kus saab registreeruda.")
    if event.capacity and event.is_on_portal and event.capacity < event.seats_taken:
        errors["capacity"] = _("Koha on saanud juba %(count)d inimest. Kohti ei saa olla vähem.") % {
            "count": event.seats_taken
        }
    if errors:
        raise ValidationError(errors)


def _checked_rule(event: "Event") -> str:
    sessions = event.ordered_sessions()
    if not sessions:
        raise Refused(_("Lisa esimene päev: reegel kordab seda."))
    return recurrence.check_rule(event.rule, start=sessions[0].starts_local)
