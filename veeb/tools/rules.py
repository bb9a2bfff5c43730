"""Recurrence rules as text: RFC 5545's RRULE read, put in order, and refused where it is none."""

import re
from datetime import UTC, datetime
from math import prod

from django.utils.translation import gettext_lazy as _

from .refusals import Refused
from .zones import HOME, to_local

MAX_INTERVAL = 366
MAX_LENGTH = 500
A_DAY_AT_MOST = 24  # occurrences within one day, by BYHOUR and its kin

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days of the months, February of a leap year
TOO_FAST = {"SECONDLY", "MINUTELY", "HOURLY"}
NUMBERS = re.compile(r"\d{1,2}(,\d{1,2})*")
SIGNED = re.compile(r"[+-]?\d{1,3}(,[+-]?\d{1,3})*")
# The parts in their order, and how each is written.
FORMS = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "UNTIL": re.compile(r"\d{8}(T\d{6}Z?)?"),
    "COUNT": re.compile(r"[1-9]\d*"),
    "INTERVAL": re.compile(r"[1-9]\d*"),
    "BYMONTH": NUMBERS,
    "BYWEEKNO": SIGNED,
    "BYYEARDAY": SIGNED,
    "BYMONTHDAY": SIGNED,
    "BYDAY": re.compile(r"([+-]?[1-9]\d?)?({0})(,([+-]?[1-9]\d?)?({0}))*".format("|".join(DAYS))),
    "BYHOUR": NUMBERS,
    "BYMINUTE": NUMBERS,
    "BYSECOND": NUMBERS,
    "BYSETPOS": SIGNED,
    "WKST": re.compile("|".join(DAYS)),
}
# Smallest and largest of the numbers, their minus aside: it counts from the end.
RANGES = {
    "BYMONTH": (1, 12),
    "BYWEEKNO": (1, 53),
    "BYYEARDAY": (1, 366),
    "BYMONTHDAY": (1, 31),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
    "BYSETPOS": (1, 366),
}
# What says nothing beside a frequency (RFC 5545 §3.3.10, its table).
NOT_WITH = {
    "DAILY": {"BYWEEKNO", "BYYEARDAY", "BYSETPOS"},
    "WEEKLY": {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"},
    "MONTHLY": {"BYWEEKNO", "BYYEARDAY"},
    "YEARLY": set[str](),
}

NOT_A_RULE = _("Korduse reegel ei ole õige.")
UNKNOWN_PART = _("Korduse reeglis on tundmatu osa „%(part)s“.")
FASTER_THAN_DAILY = _("Sündmus võib korduda kõige tihedamini iga päev.")
BOTH_ENDS = _("Anna kas korduste arv või viimane päev, mitte mõlemat.")
NEVER = _("Sellist päeva ei tule: reegli järgi ei toimu sündmus kordagi.")
TOO_SPARSE = _("Korduste vahe on liiga pikk: kuni %(most)s.")

Rule = dict[str, str]


class RuleError(Refused):
    """The rule cannot be used; the sentence tells why."""


def parts_of(rule: str, *, zone: str = HOME) -> Rule:
    """The parts of a rule in normal order, by name; raises RuleError for what is no rule, or no rule for us.

    Left out is what goes without saying (INTERVAL=1). UNTIL in UTC becomes the clock of `zone`.
    """
    text = re.sub(r"\s", "", rule).upper().removeprefix("RRULE:").strip(";")
    pairs = [part.partition("=")[::2] for part in text.split(";")] if len(text) <= MAX_LENGTH else []
    given = dict(pairs)
    if len(given) != len(pairs) or "FREQ" not in given:
        raise RuleError(NOT_A_RULE)
    if given["FREQ"] in TOO_FAST:
        raise RuleError(FASTER_THAN_DAILY)
    for name, value in pairs:
        _check_part(name, value)
    _check_together(given)
    if given.get("UNTIL", "").endswith("Z"):
        given["UNTIL"] = f"{to_local(until(given['UNTIL']).replace(tzinfo=UTC), zone):%Y%m%dT%H%M%S}"
    return {name: given[name] for name in FORMS if name in given and (name, given[name]) != ("INTERVAL", "1")}


def written(parts: Rule) -> str:
    """The rule of these parts."""
    return ";".join(f"{name}={value}" for name, value in parts.items())


def read_rule(rule: str, *, zone: str = HOME) -> str:
    """The rule in normal form; whether it makes sense with a start is for `recurrence.check_rule`.

    Parts in capitals and in one order, without "RRULE:"; UNTIL local, as told in `parts_of`. Raises RuleError.
    """
    return written(parts_of(rule, zone=zone))


def until(value: str) -> datetime:
    """UNTIL as a clock time: a bare date holds to the end of that day. Raises RuleError for no date."""
    try:
        return datetime.fromisoformat(value.removesuffix("Z") if "T" in value else f"{value}T235959")
    except ValueError:
        raise RuleError(NOT_A_RULE) from None


def _check_part(name: str, value: str) -> None:
    if name not in FORMS:
        raise RuleError(UNKNOWN_PART, part=name[:20])
    if not FORMS[name].fullmatch(value) or not _is_in_range(name, value):
        raise RuleError(NOT_A_RULE)
    if name == "INTERVAL" and int(value) > MAX_INTERVAL:
        raise RuleError(TOO_SPARSE, most=MAX_INTERVAL)
    if name == "UNTIL":
        until(value)


def _is_in_range(name: str, value: str) -> bool:
    if name not in RANGES:
        return True
    smallest, largest = RANGES[name]
    return all(smallest <= abs(int(number)) <= largest for number in value.split(","))


def _check_together(given: Rule) -> None:
    if "COUNT" in given and "UNTIL" in given:
        raise RuleError(BOTH_ENDS)
    if _times_a_day(given) > A_DAY_AT_MOST:
        raise RuleError(FASTER_THAN_DAILY)
    counts_weekdays = given["FREQ"] in {"DAILY", "WEEKLY"} and re.search(r"\d", given.get("BYDAY", ""))
    if counts_weekdays or NOT_WITH[given["FREQ"]] & given.keys() or not _has_place(given):
        raise RuleError(NOT_A_RULE)
    if not _has_day(given):
        raise RuleError(NEVER)


def _has_day(given: Rule) -> bool:
    """Whether any of the months is long enough for any of its days; dateutil would look for 30 February up to 9999."""
    if not {"BYMONTH", "BYMONTHDAY"} <= given.keys():
        return True
    longest = max(LONGEST[int(month) - 1] for month in given["BYMONTH"].split(","))
    return any(abs(int(day)) <= longest for day in given["BYMONTHDAY"].split(","))


def _times_a_day(given: Rule) -> int:
    return prod(len(given.get(name, "").split(",")) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))


def _has_place(given: Rule) -> bool:
    """Whether a week is long enough for the places in it that are asked for."""
    if given["FREQ"] != "WEEKLY" or "BYSETPOS" not in given:
        return True
    in_a_week = len(given.get("BYDAY", "").split(",")) * _times_a_day(given)
    return all(abs(int(place)) <= in_a_week for place in given["BYSETPOS"].split(","))
