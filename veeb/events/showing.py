"""What the page of one event shows: plain values for its template."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from veeb.search.kinds import get_kind
from veeb.search.labels import place_words
from veeb.search.record_pages import Download, file_downloads, related_rows, worded
from veeb.search.rows import Row
from veeb.search.seo import address
from veeb.tools import recurrence
from veeb.topics.audiences import Audience
from veeb.ui.languages import current_language, in_language
from veeb.ui.templatetags.ui import localdate

from . import joining, wording
from .family import Family, Parts, parts_of, read_family
from .kinds import Access
from .models import Event
from .rows import online_too
from .seo import event_seo
from .timetable import Line, Timetable, make_timetable

Fact = tuple[Any, Any, str]


def page_context(event: Event, *, at: datetime) -> dict[str, Any]:
    """Everything for `events/event.html`, for the public page and for previews alike. `at`: now."""
    path = event.get_absolute_url() if event.slug else ""
    calendar, kind = in_language("/kalender/", current_language()), get_kind(event.kind)
    words, family = {**worded(event), "organiser": organiser(event)}, read_family(event)
    breadcrumbs = [(_("Kalender"), calendar), (kind.plural, f"{calendar}nimekiri/?liik={kind.code}")]
    breadcrumbs.append((words["title"], path))
    timetable, parts = make_timetable(event, at=at), parts_of(event, family, at=at)
    way = joining.way(event, timetable.limits, at=at, path=path, taken=family.taken.get(event.pk, 0))
    return {
        **words,
        "event": event,
        "kind": kind,
        "timetable": timetable,
        "stub": stub(timetable.next),
        "when": when(timetable),
        "where": where(event, timetable.next),
        "zone": wording.zone_words(event.zone),
        "rule": recurrence.in_words(event.rule),
        "is_over": is_over(timetable, parts, at=at),
        # A series is joined by one of its parts.
        "way": way if timetable.lines or not parts.rows else None,
        "parts": parts,
        **told(event, calendar),
        "related": related(event, family, parts),
        "ical_url": f"{path}sundmus.ics" if event.live else "",
        "breadcrumbs": breadcrumbs,
        "permanent": address(path),
        "seo": event_seo(event, path, words=words, timetable=timetable, way=way, parts=parts, breadcrumbs=breadcrumbs),
    }


def told(event: Event, calendar: str) -> dict[str, Any]:
    """What the organiser told of it; `calendar` is the address for its filters."""
    return {
        "facts": facts(event, calendar),
        "access": [Access(code).label for code in Access.values if code in (event.access or [])],
        "outcomes": [line.strip() for line in event.outcomes.splitlines() if line.strip()],
        "audiences": [(Audience(code).label, f"{calendar}?kellele={code}") for code in event.audiences],
        "downloads": downloads(event),
    }


def related(event: Event, family: Family, parts: Parts) -> list[Row]:
    """Things like this one, but for those of its own series, which the page shows apart."""
    shown = {parts.series_url, *(row.url for row in parts.rows)}
    doc = family.docs.get(event.pk)
    return [row for row in related_rows(doc, labels=family.labels) if row.url not in shown]


def is_over(timetable: Timetable, parts: Parts, *, at: datetime) -> bool:
    """By its own times, else by those of the parts of a series."""
    return timetable.limits.is_over(at) if timetable.lines else bool(parts.past) and not parts.coming


def stub(line: Line | None) -> tuple[str, int, str, int] | None:
    """Weekday, day, month and year of the date stub; None without a day."""
    if line is None:
        return None
    day = line.time.day
    return wording.weekday_short(day), day.day, wording.month_short(day), day.year


def when(timetable: Timetable) -> str:
    """The next time of it in one line; of several days that are over, the first and the last. "" without days."""
    line, lines = timetable.next, timetable.lines
    if line is None:
        return ""
    if line.is_past and not timetable.repeats and len(lines) > 1:
        return wording.day_span(lines[0].time.day, lines[-1].time.last_day)
    return f"{line.day}, {line.clock}" if line.clock else line.day


def where(event: Event, line: Line | None) -> str:
    """Where this time of it is, in one line; "" where nobody said."""
    venue = (line.place if line else "") or event.venue
    somewhere = ", ".join(part for part in (venue, place(event)[0]) if part)
    return online_too(somewhere) if event.is_online else somewhere


def facts(event: Event, calendar: str) -> list[Fact]:
    """(term, value, address or "") of what is known; what is not known is not said."""
    known: list[Fact] = [
        (_("Koht"), ", ".join(part for part in (event.venue, event.address) if part), ""),
        (_("Kus"), *place(event)),
        (_("Veebis"), *online(event)),
        (_("Korraldaja"), *organiser(event)),
        (_("Juhivad"), event.facilitators, ""),
        (_("Rühma suurus"), event.group_size, ""),
        (_("Hind"), event.price or (_("tasuta") if event.is_free else ""), ""),
        (_("Ööbimine"), event.lodging, ""),
        (_("Tähtaeg"), joining.deadline_words(event), ""),
        (_("Keel"), event.get_language_display(), f"{calendar}?keel={event.language}"),
        (_("Piirkond"), event.get_rescue_region_display(), ""),
        (_("Veebileht"), event.link and _("korraldaja leht"), event.link),
        (_("Päritolu"), event.origin_name, event.origin_url),
        (_("Lisatud"), localdate(event.first_published_at), ""),
    ]
    return [fact for fact in known if fact[1]]


def organiser(event: Event) -> tuple[str, str]:
    """Who holds it and the address of its page among those who help; what is not public there has none."""
    helper = event.helper if event.helper and event.helper.live else None
    return event.organiser or (helper.own_title if helper else ""), helper.get_absolute_url() if helper else ""


def place(event: Event) -> tuple[str, str]:
    """The municipality or county it is in and the address of that place; ("", "") for none."""
    home = event.municipality or event.county
    return place_words(event.settlement, str(home or "")), home.get_absolute_url() if home else ""


def online(event: Event) -> tuple[str, str]:
    """The way in online: the link, but where one signs up here it is sent to participants only."""
    if not event.is_online:
        return "", ""
    if event.is_on_portal:
        return _("link saadetakse osalejatele"), ""
    return (_("liitumise link"), event.online_link) if event.online_link else ("", "")


def downloads(event: Event) -> list[Download]:
    """The recording, then the files."""
    files = file_downloads(event)
    if not event.recording_link:
        return files
    return [Download(_("Salvestus"), event.recording_link, is_external=True), *files]
