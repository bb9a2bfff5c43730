"""Days and clock times as they are said on screen, in its language."""

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from veeb.ui.languages import current_language

from .models import HOME_ZONE, Span
from .occurring import NO_END

# (as short as it goes, the whole word), Monday first.
WEEKDAYS = [
    (pgettext_lazy("nädalapäev lühidalt", "E"), _("Esmaspäev")),
    (pgettext_lazy("nädalapäev lühidalt", "T"), _("Teisipäev")),
    (pgettext_lazy("nädalapäev lühidalt", "K"), _("Kolmapäev")),
    (pgettext_lazy("nädalapäev lühidalt", "N"), _("Neljapäev")),
    (pgettext_lazy("nädalapäev lühidalt", "R"), _("Reede")),
    (pgettext_lazy("nädalapäev lühidalt", "L"), _("Laupäev")),
    (pgettext_lazy("nädalapäev lühidalt", "P"), _("Pühapäev")),
]


def clock(value: time) -> str:
    """In Estonian "9.00", in other languages "09:00"."""
    return f"{value.hour}.{value:%M}" if current_language() == "et" else f"{value:%H:%M}"


def clock_span(starts: datetime, ends: datetime | None) -> str:
    """Clock times of one day ("10.00–16.00"); when the end is on another day, that day too."""
    if ends is None:
        return clock(starts.time())
    if ends.date() == starts.date():
        return f"{clock(starts.time())}–{clock(ends.time())}"
    return f"{clock(starts.time())} – {day_of_year(ends.date())} {clock(ends.time())}"


def known_end(starts_at: datetime, ends_at: datetime) -> datetime | None:
    """The end of a time, None where nobody said it."""
    return ends_at if ends_at - starts_at > NO_END else None


def day_of_year(day: date) -> str:
    """A day without its year: "22. oktoober"."""
    return date_format(day, "j E" if current_language() == "ru" else "MONTH_DAY_FORMAT")


def day_span(first: date, last: date) -> str:
    """A day with its year, and the last one when it is another."""
    return date_format(first) if first == last else f"{date_format(first)} – {date_format(last)}"


def long_day(day: date) -> str:
    """With its weekday: "Neljapäev, 22. oktoober 2026"."""
    return f"{WEEKDAYS[day.weekday()][1]}, {date_format(day)}"


def span_words(span: Span, *, day: Callable[[date], str] = long_day) -> str:
    """Day and clock: "Reede, 22. oktoober 2027, 10.00–16.30"; of whole days in a row the first and the last."""
    if not span.is_all_day:
        return f"{day(span.starts_on)}, {clock_span(span.starts_local, span.ends_local)}"
    last = span.ends_on or span.starts_on
    return day(last) if last == span.starts_on else day_span(span.starts_on, last)


def month_name(day: date) -> str:
    """The month as a heading: "Oktoober 2026"."""
    words = date_format(day, "F Y")
    return words[:1].upper() + words[1:]


def month_short(day: date) -> str:
    """The month in a date stub: "okt"."""
    return date_format(day, "M" if current_language() == "en" else "b")


def weekday_short(day: date) -> str:
    """The weekday in a date stub: "N" for a Thursday."""
    return str(WEEKDAYS[day.weekday()][0])


def zone_words(zone: str) -> str:
    """Whose clock it is; "" for the one at home, which nobody needs to be told."""
    return "" if zone == HOME_ZONE else gettext("%(zone)s aja järgi") % {"zone": zone}
