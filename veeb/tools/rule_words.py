"""A recurrence rule for people: "iga nädal esmaspäeviti kuni 12. detsember 2026", in the language on screen."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext, ngettext_lazy
from django.utils.translation import gettext as _

from .rules import DAYS, Rule, RuleError, parts_of, until

LEAP_YEAR = 2024
WORKDAYS = set(DAYS[:5])
EVERY = {
    "DAILY": (
        gettext_lazy("iga päev"),
        gettext_lazy("igal teisel päeval"),
        ngettext_lazy("iga %(number)s päeva järel", "iga %(number)s päeva järel", "number"),
    ),
    "WEEKLY": (
        gettext_lazy("iga nädal"),
        gettext_lazy("igal teisel nädalal"),
        ngettext_lazy("iga %(number)s nädala järel", "iga %(number)s nädala järel", "number"),
    ),
    "MONTHLY": (
        gettext_lazy("iga kuu"),
        gettext_lazy("igal teisel kuul"),
        ngettext_lazy("iga %(number)s kuu järel", "iga %(number)s kuu järel", "number"),
    ),
    "YEARLY": (
        gettext_lazy("igal aastal"),
        gettext_lazy("igal teisel aastal"),
        ngettext_lazy("iga %(number)s aasta järel", "iga %(number)s aasta järel", "number"),
    ),
}
ON_DAYS = dict(
    zip(
        DAYS,
        (
            gettext_lazy("esmaspäeviti"),
            gettext_lazy("teisipäeviti"),
            gettext_lazy("kolmapäeviti"),
            gettext_lazy("neljapäeviti"),
            gettext_lazy("reedeti"),
            gettext_lazy("laupäeviti"),
            gettext_lazy("pühapäeviti"),
        ),
        strict=True,
    )
)
# Whole phrases, for other languages bend the number after the day.
WHICH_DAY = {
    "MO": {
        "1": gettext_lazy("esimesel esmaspäeval"),
        "2": gettext_lazy("teisel esmaspäeval"),
        "3": gettext_lazy("kolmandal esmaspäeval"),
        "4": gettext_lazy("neljandal esmaspäeval"),
        "-1": gettext_lazy("viimasel esmaspäeval"),
    },
    "TU": {
        "1": gettext_lazy("esimesel teisipäeval"),
        "2": gettext_lazy("teisel teisipäeval"),
        "3": gettext_lazy("kolmandal teisipäeval"),
        "4": gettext_lazy("neljandal teisipäeval"),
        "-1": gettext_lazy("viimasel teisipäeval"),
    },
    "WE": {
        "1": gettext_lazy("esimesel kolmapäeval"),
        "2": gettext_lazy("teisel kolmapäeval"),
        "3": gettext_lazy("kolmandal kolmapäeval"),
        "4": gettext_lazy("neljandal kolmapäeval"),
        "-1": gettext_lazy("viimasel kolmapäeval"),
    },
    "TH": {
        "1": gettext_lazy("esimesel neljapäeval"),
        "2": gettext_lazy("teisel neljapäeval"),
        "3": gettext_lazy("kolmandal neljapäeval"),
        "4": gettext_lazy("neljandal neljapäeval"),
        "-1": gettext_lazy("viimasel neljapäeval"),
    },
    "FR": {
        "1": gettext_lazy("esimesel reedel"),
        "2": gettext_lazy("teisel reedel"),
        "3": gettext_lazy("kolmandal reedel"),
        "4": gettext_lazy("neljandal reedel"),
        "-1": gettext_lazy("viimasel reedel"),
    },
    "SA": {
        "1": gettext_lazy("esimesel laupäeval"),
        "2": gettext_lazy("teisel laupäeval"),
        "3": gettext_lazy("kolmandal laupäeval"),
        "4": gettext_lazy("neljandal laupäeval"),
        "-1": gettext_lazy("viimasel laupäeval"),
    },
    "SU": {
        "1": gettext_lazy("esimesel pühapäeval"),
        "2": gettext_lazy("teisel pühapäeval"),
        "3": gettext_lazy("kolmandal pühapäeval"),
        "4": gettext_lazy("neljandal pühapäeval"),
        "-1": gettext_lazy("viimasel pühapäeval"),
    },
}
# What may be asked with each frequency, and still be said in a few words.
SIMPLE = {
    "DAILY": [set(), {"BYDAY"}],
    "WEEKLY": [set(), {"BYDAY"}],
    "MONTHLY": [set(), {"BYDAY"}, {"BYDAY", "BYSETPOS"}, {"BYMONTHDAY"}],
    "YEARLY": [set(), {"BYMONTH", "BYMONTHDAY"}],
}
ALWAYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}


class NotSimple(Exception):
    """There are no few words for this rule."""


def in_words(rule: str) -> str:
    """The rule in plain words; "kordub" where a few words cannot say it, empty for no rule."""
    if not rule:
        return ""
    try:
        parts = parts_of(rule)
        return f"{_how_often(parts)}{_how_long(parts)}"
    except (RuleError, NotSimple):
        return _("kordub")


def _how_often(parts: Rule) -> str:
    frequency, asked = parts["FREQ"], parts.keys() - ALWAYS
    if asked not in SIMPLE[frequency]:
        raise NotSimple
    if set(parts.get("BYDAY", "").split(",")) == WORKDAYS and frequency in {"DAILY", "WEEKLY"}:
        return _only_every(parts, _("tööpäeviti"))
    every = _every(frequency, int(parts.get("INTERVAL", 1)))
    if not asked:
        return every
    if frequency == "DAILY":
        return _only_every(parts, _weekly_days(parts))
    words = {"WEEKLY": _weekly_days, "MONTHLY": _monthly_day, "YEARLY": _yearly_day}[frequency](parts)
    return _("%(every)s %(on)s") % {"every": every, "on": words}


def _only_every(parts: Rule, words: str) -> str:
    """Words that say "every" by themselves: no good with an interval."""
    if "INTERVAL" in parts:
        raise NotSimple
    return words


def _every(frequency: str, interval: int) -> str:
    one, two, many = EVERY[frequency]
    return str({1: one, 2: two}.get(interval) or many % {"number": interval})


def _weekly_days(parts: Rule) -> str:
    asked = parts["BYDAY"].split(",")
    return _listed([str(ON_DAYS[day]) for day in DAYS if day in asked])


def _monthly_day(parts: Rule) -> str:
    if "BYDAY" in parts:
        asked = parts["BYDAY"] if "BYSETPOS" not in parts else f"{parts['BYSETPOS']}{parts['BYDAY']}"
        return _listed([_which_day(day) for day in asked.split(",")])
    day = _number(parts["BYMONTHDAY"])
    if day > 0:
        return _("%(day)s. kuupäeval") % {"day": day}
    if day == -1:
        return _("viimasel päeval")
    raise NotSimple


def _which_day(asked: str) -> str:
    """The words for "3TU" or "-1SU"."""
    try:
        return str(WHICH_DAY[asked[-2:]][asked[:-2].removeprefix("+")])
    except KeyError:
        raise NotSimple from None


def _yearly_day(parts: Rule) -> str:
    try:
        day = date(LEAP_YEAR, _number(parts["BYMONTH"]), _number(parts["BYMONTHDAY"]))
    except ValueError:
        raise NotSimple from None
    return f"({date_format(day, 'j E' if get_language() == 'ru' else 'MONTH_DAY_FORMAT')})"


def _number(value: str) -> int:
    try:
        return int(value)
    except ValueError:  # a list of several
        raise NotSimple from None


def _listed(words: list[str]) -> str:
    *before, last = words
    return _("%(before)s ja %(last)s") % {"before": ", ".join(before), "last": last} if before else last


def _how_long(parts: Rule) -> str:
    if "COUNT" in parts:
        count = int(parts["COUNT"])
        return ngettext(", %(count)s kord", ", %(count)s korda", count) % {"count": count}
    if "UNTIL" in parts:
        return _(" kuni %(day)s") % {"day": date_format(until(parts["UNTIL"]).date(), "DATE_FORMAT")}
    return ""
