"""Recurrence: what a rule gives on both sides of the clock changes, and which rules are refused."""

import random
import time
from datetime import date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr

from tests.factories.ics import at
from veeb.tools import recurrence
from veeb.tools.recurrence import RuleError, check_rule, expand, for_feed, to_utc

TALLINN = "Europe/Tallinn"


AUTUMN = at("2026-10-21 10:00")  # a Wednesday; clocks go back on Sunday 25 October 2026
SPRING = at("2027-03-24 10:00")  # a Wednesday; clocks go forward on Sunday 28 March 2027
LATE = at("2036-01-01 00:00")


def dates(starts: list[datetime]) -> list[str]:
    return [f"{start:%Y-%m-%d}" for start in starts]


def refusal(rule: str, start: datetime = AUTUMN) -> str:
    with pytest.raises(RuleError) as refused:
        check_rule(rule, start=start)
    return " ".join(refused.value.messages)


def second_opinion(rule: str, start: datetime, until: datetime) -> list[datetime]:
    """The same series as another program opens it up."""
    event = icalendar.Event()
    event.add("UID", "1")
    event.add("DTSTART", start.replace(tzinfo=icalendar.timezone.tzp.timezone(TALLINN)))
    event["RRULE"] = icalendar.vRecur.from_ical(for_feed(rule, zone=TALLINN, is_all_day=False))
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(start, until + timedelta(seconds=1))
    return sorted(one["DTSTART"].dt.replace(tzinfo=None) for one in found)


@pytest.mark.parametrize("start", [AUTUMN, SPRING], ids=["clocks go back", "clocks go forward"])
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=10",
        "FREQ=DAILY;INTERVAL=3;UNTIL=20270501",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=12",
        "FREQ=DAILY;BYMONTH=3,11;BYMONTHDAY=24,-1",
        "FREQ=WEEKLY;COUNT=8",
        "FREQ=WEEKLY;BYDAY=WE,SU;UNTIL=20270411",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=SU;COUNT=8",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=MO;COUNT=8",
        "FREQ=MONTHLY;BYDAY=-1SU",
        "FREQ=MONTHLY;BYDAY=1SA,3SA",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=23",
        "FREQ=YEARLY;BYDAY=-1FR;BYMONTH=2",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=-1",
    ],
)
def test_series_is_the_same_as_another_program_opens_it(rule, start):
    until = start + timedelta(days=420)

    assert expand(starts=start, rule=rule, until=until) == second_opinion(rule, start, until)


def test_daily_limits_are_those_of_dateutil():
    chance = random.Random(7)  # noqa: S311 - the same sixty rules each time, no secret
    for _round in range(60):
        months = ",".join(map(str, chance.sample(range(1, 13), 4)))
        days = ",".join(map(str, chance.sample([*range(1, 32), *range(-31, 0)], 12)))
        weekdays = ",".join(chance.sample(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 4))
        rule = f"FREQ=DAILY;INTERVAL={chance.randint(1, 3)};BYMONTH={months};BYMONTHDAY={days};BYDAY={weekdays}"
        expected = rrulestr(rule, dtstart=AUTUMN).between(AUTUMN, at("2029-03-02"), inc=True)

        found = expand(starts=AUTUMN, rule=rule, until=at("2029-03-02"))

        assert found == sorted({AUTUMN, *expected})


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        (AUTUMN, ["2026-10-21T07:00", "2026-10-28T08:00"]),
        (SPRING, ["2027-03-24T08:00", "2027-03-31T07:00"]),
    ],
)
def test_ten_o_clock_stays_ten_o_clock_when_the_clocks_change(start, utc):
    starts = expand(starts=start, rule="FREQ=WEEKLY;COUNT=2", until=LATE)

    assert starts == [start, start + timedelta(days=7)]
    assert [f"{to_utc(one, TALLINN):%Y-%m-%dT%H:%M}" for one in starts] == utc


def test_series_begins_with_its_start_even_if_the_rule_leaves_it_out():
    starts = expand(starts=AUTUMN, rule="FREQ=WEEKLY;BYDAY=FR;COUNT=3", until=LATE)

    assert dates(starts) == ["2026-10-21", "2026-10-23", "2026-10-30"]


def test_until_as_a_bare_date_holds_to_the_end_of_that_day():
    starts = expand(starts=AUTUMN, rule="FREQ=WEEKLY;UNTIL=20261111", until=LATE)

    assert dates(starts) == ["2026-10-21", "2026-10-28", "2026-11-04", "2026-11-11"]


def test_until_in_utc_is_read_in_the_clock_of_the_event():
    rule = "FREQ=WEEKLY;UNTIL=20261111T080000Z"  # 10:00 in Tallinn

    assert recurrence.read_rule(rule) == "FREQ=WEEKLY;UNTIL=20261111T100000"
    assert len(expand(starts=AUTUMN, rule=rule, until=LATE)) == 4
    assert len(expand(starts=AUTUMN, rule=rule, until=LATE, zone="Europe/London")) == 3


def test_further_and_dropped_starts_are_taken_as_moments_and_as_days():
    starts = expand(
        starts=AUTUMN,
        rule="FREQ=WEEKLY;COUNT=4",
        more=[at("2026-10-24 12:00"), date(2026, 10, 25)],
        dropped=[at("2026-10-28 10:00"), at("2026-11-04 11:00"), date(2026, 11, 11)],
        until=LATE,
    )

    assert starts == [AUTUMN, at("2026-10-24 12:00"), at("2026-10-25 10:00"), at("2026-11-04 10:00")]


def test_all_day_series_counts_midnights():
    starts = expand(starts=date(2026, 10, 24), rule="FREQ=DAILY;COUNT=3", dropped=[date(2026, 10, 25)], until=LATE)

    assert starts == [at("2026-10-24"), at("2026-10-26")]


def test_event_without_a_rule_happens_once():
    assert expand(starts=AUTUMN, rule="", until=LATE) == [AUTUMN]
    assert expand(starts=AUTUMN, rule="", until=AUTUMN - timedelta(days=1)) == []


def test_old_series_does_not_use_up_its_limit_in_the_past():
    old = at("1999-01-04 18:00")

    starts = expand(starts=old, rule="FREQ=DAILY", since=at("2026-10-24"), until=at("2026-10-27"), limit=750)

    assert dates(starts) == ["2026-10-24", "2026-10-25", "2026-10-26"]
    assert len(expand(starts=old, rule="FREQ=DAILY", until=LATE)) == 750


def test_leap_day_comes_only_in_leap_years():
    starts = expand(starts=at("2024-02-29 12:00"), rule="FREQ=YEARLY", until=at("2033-01-01"))

    assert dates(starts) == ["2024-02-29", "2028-02-29", "2032-02-29"]


NEVER = "Sellist päeva ei tule: reegli järgi ei toimu sündmus kordagi."


@pytest.mark.parametrize("frequency", ["DAILY", "MONTHLY", "YEARLY"])
def test_thirtieth_of_february_is_refused(frequency):
    assert refusal(f"FREQ={frequency};BYMONTH=2;BYMONTHDAY=30,31,-30") == NEVER


@pytest.mark.parametrize("rule", ["FREQ=DAILY;INTERVAL=7;BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=5"])
def test_rule_that_never_comes_is_refused_and_never_hangs(rule):
    began = time.process_time()

    assert refusal(rule) == NEVER
    assert expand(starts=AUTUMN, rule=rule, until=LATE) == [AUTUMN]
    assert time.process_time() - began < 10


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=3", "freq=hourly"])
def test_rule_faster_than_daily_is_refused_at_once(rule):
    assert refusal(rule) == "Sündmus võib korduda kõige tihedamini iga päev."
    with pytest.raises(RuleError):
        expand(starts=AUTUMN, rule=rule, until=LATE)


def test_many_times_a_day_is_faster_than_daily():
    every_minute = f"FREQ=DAILY;BYHOUR=9,10;BYMINUTE={','.join(map(str, range(60)))}"

    assert refusal(every_minute) == "Sündmus võib korduda kõige tihedamini iga päev."
    assert len(expand(starts=AUTUMN, rule="FREQ=DAILY;BYHOUR=10,14;COUNT=4", until=LATE)) == 4


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("", "Korduse reegel ei ole õige."),
        ("iga nädal", "Korduse reegel ei ole õige."),
        ("FREQ=FORTNIGHTLY", "Korduse reegel ei ole õige."),
        ("COUNT=3", "Korduse reegel ei ole õige."),
        ("FREQ=DAILY;FREQ=WEEKLY", "Korduse reegel ei ole õige."),
        ("FREQ=WEEKLY;BYDAY=ESMASPÄEV", "Korduse reegel ei ole õige."),
        ("FREQ=WEEKLY;BYDAY=1MO", "Korduse reegel ei ole õige."),
        ("FREQ=DAILY;BYSETPOS=2", "Korduse reegel ei ole õige."),
        ("FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=3", "Korduse reegel ei ole õige."),
        ("FREQ=WEEKLY;BYMONTHDAY=13", "Korduse reegel ei ole õige."),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "Korduse reegel ei ole õige."),
        ("FREQ=MONTHLY;BYMONTH=13", "Korduse reegel ei ole õige."),
        ("FREQ=DAILY;COUNT=0", "Korduse reegel ei ole õige."),
        ("FREQ=DAILY;INTERVAL=0", "Korduse reegel ei ole õige."),
        ("FREQ=DAILY;UNTIL=20261341", "Korduse reegel ei ole õige."),
        ("FREQ=DAILY;BYDAY=" + ",".join(["MO"] * 400), "Korduse reegel ei ole õige."),
        ("FREQ=YEARLY;BYEASTER=1", "Korduse reeglis on tundmatu osa „BYEASTER“."),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20261201", "Anna kas korduste arv või viimane päev, mitte mõlemat."),
        ("FREQ=WEEKLY;UNTIL=20261020", "Kordumine lõpeb enne, kui sündmus algab. Vaata kuupäevad üle."),
        ("FREQ=WEEKLY;UNTIL=24261020", "Kordumine ulatub liiga kaugele: kuni kümme aastat algusest."),
        ("FREQ=YEARLY;COUNT=400", "Kordumine ulatub liiga kaugele: kuni kümme aastat algusest."),
        ("FREQ=DAILY;BYHOUR=10,14", "Kordusi on liiga palju: kuni 750. Anna varasem viimane päev või korduste arv."),
        ("FREQ=DAILY;COUNT=751", "Kordusi on liiga palju: kuni 750. Anna varasem viimane päev või korduste arv."),
        ("FREQ=WEEKLY;INTERVAL=100000", "Korduste vahe on liiga pikk: kuni 366."),
    ],
)
def test_impossible_rule_is_refused_in_one_sentence(rule, sentence):
    assert refusal(rule) == sentence


@pytest.mark.parametrize(
    ("rule", "normal"),
    [
        ("RRULE:freq=weekly;byday=mo,we;interval=1;", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("BYDAY=-1SU;FREQ=MONTHLY;COUNT=5", "FREQ=MONTHLY;COUNT=5;BYDAY=-1SU"),
        ("FREQ=WEEKLY", "FREQ=WEEKLY"),
        ("FREQ=DAILY", "FREQ=DAILY"),
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1"),
        ("FREQ=DAILY;COUNT=750", "FREQ=DAILY;COUNT=750"),
        ("FREQ=DAILY;UNTIL=20261021", "FREQ=DAILY;UNTIL=20261021"),
        ("FREQ=WEEKLY;UNTIL=20261202T080000Z;WKST=SU", "FREQ=WEEKLY;UNTIL=20261202T100000;WKST=SU"),
    ],
)
def test_good_rule_comes_back_in_normal_form(rule, normal):
    assert check_rule(rule, start=AUTUMN) == normal
    assert check_rule(normal, start=AUTUMN) == normal


def test_start_at_the_end_of_the_calendar_is_refused():
    with pytest.raises(recurrence.OutOfRange):
        check_rule("FREQ=DAILY;COUNT=2", start=at("9999-12-30 10:00"))


@pytest.mark.parametrize(
    ("rule", "is_all_day", "sent"),
    [
        ("FREQ=WEEKLY;UNTIL=20261111", False, "FREQ=WEEKLY;UNTIL=20261111T215959Z"),
        ("FREQ=WEEKLY;UNTIL=20270407T100000", False, "FREQ=WEEKLY;UNTIL=20270407T070000Z"),
        ("FREQ=WEEKLY;UNTIL=20261111T235959", True, "FREQ=WEEKLY;UNTIL=20261111"),
        ("FREQ=WEEKLY;COUNT=3", False, "FREQ=WEEKLY;COUNT=3"),
        ("", False, ""),
    ],
)
def test_rule_goes_out_as_other_calendars_read_it(rule, is_all_day, sent):
    assert for_feed(rule, zone=TALLINN, is_all_day=is_all_day) == sent


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=WEEKLY", None),
        ("FREQ=WEEKLY;UNTIL=20261111", "2026-11-11"),
        ("FREQ=WEEKLY;COUNT=4", "2026-11-18"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,FR;COUNT=4", "2026-11-18"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=10", "2026-11-04"),
        ("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1;COUNT=1", "2026-11-21"),
        ("FREQ=YEARLY;COUNT=99999", "9999-12-31"),
    ],
)
def test_end_of_a_series_is_told_without_counting_it_out(monkeypatch, rule, last):
    monkeypatch.setattr(recurrence, "rrulestr", None)

    assert recurrence.ends_about(rule, start=date(2026, 10, 21)) == (last and date.fromisoformat(last))
