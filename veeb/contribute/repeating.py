"""Between the few ways of repeating that a form asks for and the rule of RFC 5545 that they mean. Pure."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from veeb.tools.refusals import Refused
from veeb.tools.rules import DAYS, RuleError, parts_of, until, written

# A fifth Thursday comes four times a year: who asks for it means the last one.
LAST_THAT_COMES = 4
# A bare date holds to the end of its day.
END_OF_DAY = "T235959"


class Repeats(models.TextChoices):
    """How often, as one would say it."""

    NEVER = "", _("Ei kordu")
    WEEKLY = "weekly", _("Iga nädal")
    FORTNIGHTLY = "fortnightly", _("Iga kahe nädala tagant")
    MONTHLY = "monthly", _("Iga kuu samal kuupäeval")
    WEEKDAY = "weekday", _("Iga kuu samal nädalapäeval, näiteks teisel teisipäeval")
    LAST_WEEKDAY = "last-weekday", _("Iga kuu viimasel sellel nädalapäeval, näiteks viimasel reedel")
    OWN = "own", _("Oma reegli järgi")


def rule_of(repeats: str, *, start: date, last: date | None = None, times: int | None = None, own: str = "") -> str:
    """The rule that is meant, with the first time on `start`; `last` is the last day, `times` how many there are.

    Whether the rule makes sense is for `recurrence.check_rule`. Raises Refused when nothing can be meant.
    """
    if repeats == Repeats.NEVER:
        return ""
    if repeats == Repeats.OWN:
        if not own:
            raise Refused(_("Kirjuta reegel või vali, et sündmus ei kordu."))
        return own
    if repeats == Repeats.LAST_WEEKDAY and (start + timedelta(days=7)).month == start.month:
        raise Refused(_("Esimene päev peab ise olema kuu viimane: samas kuus tuleb see nädalapäev veel kord."))
    end = {"UNTIL": f"{last:%Y%m%d}"} if last else {}
    return written({**_how_often(repeats, start), **end, **({"COUNT": str(times)} if times else {})})


def asked_by(rule: str, *, start: date) -> dict[str, Any]:
    """The values of the form that give this rule, by the names of its fields."""
    if not rule:
        return {}
    own = {"repeats": Repeats.OWN.value, "rule": rule}
    try:
        parts = parts_of(rule)
    except RuleError:
        return own
    last, times = parts.pop("UNTIL", "").removesuffix(END_OF_DAY), parts.pop("COUNT", "")
    simple = (Repeats.WEEKLY, Repeats.FORTNIGHTLY, Repeats.MONTHLY, Repeats.LAST_WEEKDAY, Repeats.WEEKDAY)
    known = next((repeats for repeats in simple if parts in _spoken(repeats, start)), None)
    # An end at a clock time would not come back as it was.
    if known is None or "T" in last:
        return own
    return {"repeats": known.value, "repeats_until": until(last).date() if last else None, "repeats_times": times}


def _how_often(repeats: str, start: date) -> dict[str, str]:
    weekday, which = DAYS[start.weekday()], (start.day - 1) // 7 + 1
    number = which if which <= LAST_THAT_COMES else -1
    return {
        Repeats.WEEKLY: {"FREQ": "WEEKLY", "BYDAY": weekday},
        Repeats.FORTNIGHTLY: {"FREQ": "WEEKLY", "INTERVAL": "2", "BYDAY": weekday},
        Repeats.MONTHLY: {"FREQ": "MONTHLY", "BYMONTHDAY": str(start.day)},
        Repeats.WEEKDAY: {"FREQ": "MONTHLY", "BYDAY": f"{number}{weekday}"},
        Repeats.LAST_WEEKDAY: {"FREQ": "MONTHLY", "BYDAY": f"-1{weekday}"},
    }[Repeats(repeats)]


def _spoken(repeats: Repeats, start: date) -> list[dict[str, str]]:
    """The parts of a rule that mean this: also without the day, which then is that of the start."""
    parts = _how_often(repeats, start)
    bare = {name: value for name, value in parts.items() if name not in {"BYDAY", "BYMONTHDAY"}}
    return [parts, bare] if repeats in {Repeats.WEEKLY, Repeats.FORTNIGHTLY, Repeats.MONTHLY} else [parts]
