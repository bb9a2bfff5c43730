"""What the page of one event shows: plain values for its template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from veeb.search.kinds import get_kind
from veeb.search.record_pages import Download, file_downloads, shared_context
from veeb.search.seo import address
from veeb.tools import recurrence
from veeb.topics.audiences import Audience
from veeb.ui.languages import current_language, in_language
from veeb.ui.templatetags.ui import localdate

from . import joining, wording
from .kinds import Access
from .models import Event
from .rows import CalendarRow, event_rows, place_words
from .seo import event_seo
from .timetable import Line, make_timetable

Fact = tuple[Any, Any, str]


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Other times of the same: the parts of a series, or the siblings of a part; coming first, then what is over."""

    coming: Sequence[CalendarRow] = ()
    past: Sequence[CalendarRow] = ()
    series_title: str = ""
    series_url: str = ""

    @property
    def rows(self) -> list[CalendarRow]:
        """All of them."""
        return [*self.coming, *self.past]


def page_context(event: Event, *, at: datetime) -> dict[str, Any]:
    """Everything for `events/event.html`, for the public page and for previews alike. `at`: now."""
    language = current_language()
    path = event.get_absolute_url() if event.slug else ""
    calendar, kind = in_language("/kalender/", language), get_kind(event.kind)
    shared, timetable = shared_context(event), make_timetable(event, at=at)
    breadcrumbs = [(_("Kalender"), calendar), (kind.plural, f"{calendar}nimekiri/?liik={kind.code}")]
    breadcrumbs.append((shared["title"], path))
    parts = parts_of(event, at=at, language=language)
    way = joining.way(event, timetable.limits, at=at, path=path)
    seo = event_seo(
        event,
        path,
        title=shared["title"],
        good_for=shared["good_for"],
        topics=shared["topics"],
        timetable=timetable,
        way=way,
        parts=[] if event.part_of_id else parts.rows,
        breadcrumbs=breadcrumbs,
    )
    return {
        **shared,
        "event": event,
        "kind": kind,
        "timetable": timetable,
        "stub": stub(timetable.next),
        "zone": wording.zone_words(event.zone),
        "rule": recurrence.in_words(event.rule),
        "is_over": is_over(timetable.limits.is_over(at), parts, has_times=bool(timetable.lines)),
        "way": None if event.is_cancelled or (parts.rows and not timetable.lines) else way,
        "parts": parts,
        "facts": facts(event, calendar),
        "access": [Access(code).label for code in Access.values if code in (event.access or [])],
        "outcomes": [line.strip() for line in event.outcomes.splitlines() if line.strip()],
        "audiences": [(Audience(code).label, f"{calendar}?kellele={code}") for code in event.audiences],
        "downloads": downloads(event),
        "ical_url": f"{path}sundmus.ics" if event.live else "",
        "breadcrumbs": breadcrumbs,
        "permanent": address(path),
        "seo": seo,
    }


def parts_of(event: Event, *, at: datetime, language: str) -> Parts:
    """The public parts of a series, or the siblings of a part with the way to their series."""
    series = event.part_of if event.part_of_id else event
    if series is None or series.pk is None:
        return Parts()
    ids = Event.objects.public().filter(part_of=series).exclude(pk=event.pk).values_list("pk", flat=True)
    rows = sorted(event_rows(ids, at=at, language=language), key=lambda row: (row.day is None, row.day))
    is_part = series is not event and series.live
    return Parts(
        coming=[row for row in rows if not row.is_past],
        past=[row for row in reversed(rows) if row.is_past],
        series_title=series.own_title if is_part else "",
        series_url=in_language(series.path(), language) if is_part else "",
    )


def is_over(of_itself: bool, parts: Parts, *, has_times: bool) -> bool:  # noqa: FBT001 (said by its limits)
    """Of its own times, else of all the parts of a series."""
    return of_itself if has_times else bool(parts.past) and not parts.coming


def stub(line: Line | None) -> tuple[str, int, str, int] | None:
    """Weekday, day, month and year of the date stub; None without a day."""
    if line is None:
        return None
    day = line.time.day
    return wording.weekday_short(day), day.day, wording.month_short(day), day.year


def facts(event: Event, calendar: str) -> list[Fact]:
    """(term, value, address or "") of what is known; what is not known is not said."""
    known: list[Fact] = [
        (_("Koht"), ", ".join(part for part in (event.venue, event.address) if part), ""),
        (_("Kus"), *place(event)),
        (_("Veebis"), *online(event)),
        (_("Korraldaja"), event.organiser, ""),
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


def place(event: Event) -> tuple[str, str]:
    """The municipality or county it is in and the address of that place; ("", "") for none."""
    home = event.municipality or event.county
    return place_words(event.settlement, str(home or "")), home.get_absolute_url() if home else ""


def online(event: Event) -> tuple[str, str]:
    """How to come online: the link, but where one signs up here it is sent to participants only."""
    if not event.is_online:
        return "", ""
    if event.is_on_portal:
        return _("link saadetakse osalejatele"), ""
    return (_("liitumise link"), event.online_link) if event.online_link else (_("jah"), "")


def downloads(event: Event) -> list[Download]:
    """The recording, then the files."""
    files = file_downloads(event)
    if not event.recording_link:
        return files
    return [Download(_("Salvestus"), event.recording_link, is_external=True), *files]
