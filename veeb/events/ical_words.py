"""What a subscribed calendar says of a time of an event, in the language that is switched on: never who to write to."""

from textwrap import shorten
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _

from veeb.search.seo import address
from veeb.tools.text import clean_line, clean_text, plain
from veeb.ui.languages import current_language

from .kinds import EventKind, Joining, Standing
from .models import Event, Session

if TYPE_CHECKING:
    from .ical_components import Slot

BODY = 600
AGENDA = 1500


def summary(event: Event, slot: "Slot") -> str:
    """The title, with that of the day; what does not happen says so first, since not every program shows STATUS."""
    title = _in_language(event, "title") or event.own_title
    named = f"{title}: {slot.session.title}" if slot.session.title else title
    return clean_line(_("JÄÄB ÄRA: %s") % named if slot.is_off else named)


def description(event: Event, slot: "Slot") -> str:
    """What changed, what it is good for, what happens, how to take part, where to read more."""
    told = [
        _change(event, slot),
        _in_language(event, "good_for"),
        shorten(plain(event.body), BODY, placeholder=" …"),
        _cut(slot.session.agenda, AGENDA),
        _("Korraldaja: %s") % event.organiser if event.organiser else "",
        "" if slot.is_off else joining(event),
        _("Lähemalt: %s") % url(event),
    ]
    return clean_text("\n\n".join(filter(None, told)))


def location(event: Event, session: Session) -> str:
    """Where to go; a day elsewhere has its own place."""
    town = event.municipality or event.county
    there = [session.place] if session.place else [event.venue, event.address, event.settlement]
    if any(there) and town:
        there.append(str(town))
    if event.is_online:
        there.append(_("veebis") if any(there) else _("Veebis"))
    return clean_line(", ".join(dict.fromkeys(filter(None, there))) or str(town or ""))


def categories(event: Event) -> list[str]:
    """The kind and the topics."""
    return [str(EventKind(event.kind).label), *(clean_line(topic.name) for topic in event.ordered_topics)]


def url(event: Event) -> str:
    """The whole address of the page."""
    return address(event.path())


def joining(event: Event) -> str:
    """How to take part, and until when. The link of a meeting only where anybody may come."""
    if event.joining == Joining.OPEN:
        meeting = event.online_link if event.is_online else ""
        come = _("Tule lihtsalt kohale.") if not event.is_online or event.venue else ""
        return " ".join(filter(None, [come, _("Veebikohtumine: %s") % meeting if meeting else ""]))
    where = event.joining_link if event.joining == Joining.LINK else url(event) + "osale/"
    sentence = _("Kandideeri: %s") if event.joining == Joining.COHORT else _("Registreeru: %s")
    return " · ".join(filter(None, [sentence % where, _deadline(event)]))


def _deadline(event: Event) -> str:
    if not event.closes_on:
        return ""
    day = formats.date_format(event.closes_on)
    clock = event.closes_at and formats.time_format(event.closes_at)
    return _("kuni %(day)s kell %(clock)s") % {"day": day, "clock": clock} if clock else _("kuni %s") % day


def _change(event: Event, slot: "Slot") -> str:
    """Why it does not happen, or happens otherwise."""
    own = slot.override.reason if slot.override else ""
    if slot.is_off:
        reason = event.standing_reason if event.is_cancelled else own
        return _("Jääb ära: %s") % reason if reason else _("Jääb ära.")
    if slot.is_moved:
        return _("Aeg muutus: %s") % own if own else _("Aeg muutus.")
    return _("Muutus: %s") % event.standing_reason if event.standing == Standing.MOVED else ""


def _in_language(event: Event, name: str) -> str:
    """A field in the language on screen, else in the event's own, else in any."""
    codes = dict.fromkeys([current_language(), event.language, *(code for code, _label in settings.LANGUAGES)])
    return next((text for code in codes if (text := getattr(event, f"{name}_{code}", ""))), "")


def _cut(text: str, most: int) -> str:
    """The whole lines that fit."""
    if len(text) <= most:
        return text
    return text[: text.rfind("\n", 0, most) if "\n" in text[:most] else most] + "\n…"
