"""The few ways of repeating that the form asks for, there and back."""

from datetime import date

import pytest

from veeb.contribute.repeating import Repeats, asked_by, rule_of
from veeb.tools.refusals import Refused

FRIDAY = date(2027, 10, 22)  # the fourth of five
LAST_FRIDAY = date(2027, 10, 29)


@pytest.mark.parametrize("repeats", [Repeats.WEEKLY, Repeats.FORTNIGHTLY, Repeats.MONTHLY, Repeats.WEEKDAY])
@pytest.mark.parametrize("end", [{}, {"last": date(2027, 12, 31)}, {"times": 4}], ids=["endless", "until", "times"])
def test_rule_tells_what_was_asked(repeats, end):
    asked = asked_by(rule_of(repeats, start=FRIDAY, **end), start=FRIDAY)

    assert asked == {
        "repeats": repeats, "repeats_until": end.get("last"), "repeats_times": str(end.get("times", "")),
    }  # fmt: skip


def test_fifth_weekday_of_a_month_means_the_last():
    assert rule_of(Repeats.WEEKDAY, start=LAST_FRIDAY) == rule_of(Repeats.LAST_WEEKDAY, start=LAST_FRIDAY)


def test_last_weekday_must_begin_on_one():
    with pytest.raises(Refused):
        rule_of(Repeats.LAST_WEEKDAY, start=FRIDAY)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=-1SU;COUNT=6",
        "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=DAILY",
        "FREQ=WEEKLY;UNTIL=20271231T100000",
        "x",
    ],
)
def test_any_other_rule_stays_as_it_is(rule):
    asked = asked_by(rule, start=FRIDAY)

    assert asked == {"repeats": Repeats.OWN, "rule": rule}
    assert rule_of(Repeats.OWN, start=FRIDAY, own=rule) == rule


def test_weekly_rule_without_its_day_is_known_again():
    assert asked_by("FREQ=WEEKLY;COUNT=4", start=FRIDAY)["repeats"] == Repeats.WEEKLY
