"""How one takes part in an event right now: the button, and the sentences beside it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import wording
from .closing import Limits
from .kinds import Joining
from .models import Event


@dataclass(frozen=True, kw_only=True)
class Way:
    """`label` of the button and its address (both "" when there is no button), and what to know, a sentence each."""

    label: str = ""
    url: str = ""
    is_external: bool = False
    is_open: bool = False
    words: list[str] = field(default_factory=list)
    seats_left: int | None = None


def way(event: Event, limits: Limits, *, at: datetime, path: str, taken: int) -> Way | None:
    """The way in; None when there is nothing to join any more: it is over or cancelled.

    path   the event's address, "" for a draft that has none
    taken  seats that are gone
    """
    if event.is_cancelled or limits.is_over(at):
        return None
    if event.joining == Joining.OPEN:
        words = _("Tule lihtsalt kohale, registreeruma ei pea.")
        return Way(is_open=True, words=[_("Liitu veebis, registreeruma ei pea.") if _is_only_online(event) else words])
    if not limits.takes_in(at):
        return Way(words=[_("Kandideerimine on lõppenud.") if _is_cohort(event) else _("Registreerumine on lõppenud.")])
    left = event.seats_left(taken) if event.counts_seats else None
    return Way(
        label=_label(event, left),
        url=event.joining_link if event.joining == Joining.LINK else f"{path}osale/" if path else "",
        is_external=event.joining == Joining.LINK,
        is_open=True,
        words=[words for words in (_seats(event, left), *_rules(event)) if words],
        seats_left=left,
    )


def deadline_words(event: Event) -> str:
    """The deadline with its year, and whose clock it is where not ours; "" for none."""
    if event.closes_on is None:
        return ""
    day = date_format(event.closes_on)
    if event.closes_at is None:
        return day
    words = _("%(day)s kell %(clock)s") % {"day": day, "clock": wording.clock(event.closes_at)}
    return " ".join(filter(None, [words, wording.zone_words(event.zone)]))


def _is_only_online(event: Event) -> bool:
    return event.is_online and not (event.venue or event.address or event.municipality_id)


def _is_cohort(event: Event) -> bool:
    return event.joining == Joining.COHORT


def _label(event: Event, left: int | None) -> str:
    if _is_cohort(event):
        return _("Kandideeri")
    if event.joining == Joining.LINK:
        return _("Registreeru korraldaja lehel")
    return _("Pane end ootenimekirja") if left == 0 else _("Registreeru")


def _seats(event: Event, left: int | None) -> str:
    if left == 0:
        return _("Kohad on täis, saab ootenimekirja.")
    if left is not None:
        return _("Vabu kohti %(left)d, kokku %(all)d.") % {"left": left, "all": event.capacity}
    if event.capacity:
        return _("Kohti kokku %(all)d.") % {"all": event.capacity}
    return ""


def _rules(event: Event) -> list[str]:
    until = deadline_words(event)
    return [
        _("Korraldaja valib osalejad kandideerijate seast.") if _is_cohort(event) else "",
        _("Igast omavalitsusest üks inimene.") if event.one_per_municipality else "",
        _("Tähtaeg: %(day)s.") % {"day": until} if until else "",
    ]
