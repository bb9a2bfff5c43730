"""Where a call stands at a moment, worked out from its dates by the clock in Tallinn; and how that is said.

The same rule twice: `state_on` of one call, `in_state` for the database; tests hold both against one table.
"""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veeb.tools.zones import HOME
from veeb.ui.languages import current_language
from veeb.ui.templatetags.ui import MONTHS

from .kinds import CallState

if TYPE_CHECKING:
    from .models import Call


def state_on(call: "Call", at: datetime) -> CallState:
    """Open from the beginning of `opens_on` until `closes_at` of `closes_on`, without a clock time until that day ends.

    A call that tells only its deadline is open until then; one that tells only its opening is unknown once it opened.
    """
    today, clock = wall_clock(at)
    if call.closes_on and (call.closes_on < today or _passed_today(call, today, clock)):
        return CallState.CLOSED
    if call.opens_on and call.opens_on > today:
        return CallState.COMING
    return CallState.OPEN if call.closes_on else CallState.UNKNOWN


def in_state(state: CallState, at: datetime) -> Q:
    """The same as a condition on calls."""
    today, clock = wall_clock(at)
    over = Q(closes_on__lt=today) | Q(closes_on=today, closes_at__lte=clock)
    # A day or a clock time that is not known makes SQL answer "unknown", which "not" does not turn into "yes".
    not_over = Q(closes_on=None) | Q(closes_on__gt=today) | Q(closes_on=today, closes_at=None)
    not_over |= Q(closes_on=today, closes_at__gt=clock)
    begun = Q(opens_on=None) | Q(opens_on__lte=today)
    return {
        CallState.CLOSED: over,
        CallState.COMING: not_over & Q(opens_on__gt=today),
        CallState.OPEN: not_over & begun & Q(closes_on__isnull=False),
        CallState.UNKNOWN: begun & Q(closes_on=None),
    }[state]


def wall_clock(at: datetime) -> tuple[date, time]:
    """Day and clock time in Tallinn as deadlines are measured by: they never go back.

    In the night when an hour comes twice, what was over at its first end stays over: the second time counts as its end.
    """
    local = at.astimezone(ZoneInfo(HOME))
    if local.fold:
        local = local.replace(minute=0, second=0, microsecond=0, fold=0) + timedelta(hours=1)
    return local.date(), local.time()


def words(call: "Call", at: datetime) -> str:
    """The state in a sentence: "avatud, tähtaeg 2. aprill, 5 päeva jäänud"."""
    state, today = state_on(call, at), wall_clock(at)[0]
    if state == CallState.COMING and call.opens_on:
        return _("avaneb %s") % when(call.opens_on, today)
    if state == CallState.CLOSED and call.closes_on:
        # What is over keeps its year: next spring there may be another one.
        return _("lõppenud %s") % when(call.closes_on)
    if state == CallState.UNKNOWN:
        return _("avanes %s, tähtaeg teadmata") % when(call.opens_on, today) if call.opens_on else _("tähtaeg teadmata")
    return _open_words(call, today)


def deadline_words(call: "Call", today: date | None = None) -> str:
    """The deadline with its clock time: "2. aprill 2026 kell 16.30"; without its year when that is this one."""
    if not call.closes_on:
        return ""
    day = _day(call.closes_on, today)
    return _("%(day)s kell %(clock)s") % {"day": day, "clock": _clock(call.closes_at)} if call.closes_at else day


def when(day: date, today: date | None = None) -> str:
    """A day that answers "when": Estonian says the month in its own case ("2. märtsil"); the year unless it is now."""
    if current_language() != "et":
        return _day(day, today)
    bare = f"{day.day}. {MONTHS[day.month - 1]}"
    return bare if today and day.year == today.year else f"{bare} {day.year}"


def _passed_today(call: "Call", today: date, clock: time) -> bool:
    return bool(call.closes_on == today and call.closes_at and call.closes_at <= clock)


def _open_words(call: "Call", today: date) -> str:
    if call.closes_on == today:
        clock = call.closes_at
        return _("avatud, tähtaeg täna kell %s") % _clock(clock) if clock else _("avatud, tähtaeg täna")
    left = (call.closes_on - today).days if call.closes_on else 0
    days = ngettext("%d päev jäänud", "%d päeva jäänud", left) % left
    return _("avatud, tähtaeg %(day)s, %(left)s") % {"day": deadline_words(call, today), "left": days}


def _day(day: date, today: date | None = None) -> str:
    if today is None or day.year != today.year:
        return date_format(day)
    return date_format(day, "j E" if current_language() == "ru" else "MONTH_DAY_FORMAT")


def _clock(value: time) -> str:
    return f"{value.hour}.{value:%M}" if current_language() == "et" else f"{value:%H:%M}"
