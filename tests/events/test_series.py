"""Series and programmes on the page that tells what we do."""

from datetime import UTC, datetime

import pytest

from tests.factories.events import make_event, session
from veeb.events.series import all_series

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_series_tells_what_is_over_and_what_is_coming():
    series = make_event("Kogukonnad kui ressurss", starts=None, kind="training")
    make_event("Lõuna", starts=datetime(2026, 3, 5, 10), part_of=series)
    make_event("Põhja", starts=datetime(2026, 1, 30, 10), part_of=series)
    make_event("Ida", starts=datetime(2027, 2, 3, 10), part_of=series, settlement="Jõhvi")
    make_event("Lääne", starts=datetime(2026, 12, 3, 10), part_of=series, state="in_review")
    make_event("Üksik koolitus", starts=datetime(2026, 12, 1, 10))

    [found] = all_series(at=NOW)

    assert found.title == "Kogukonnad kui ressurss"
    assert [(part.title, part.place_label) for part in found.coming] == [("Ida", "Jõhvi")]
    assert [part.title for part in found.past] == ["Lõuna", "Põhja"]


def test_programme_tells_of_its_own_meetings():
    make_event(
        "Mentorprogramm",
        kind="mentoring",
        sessions=[session(datetime(2026, 10, 1, 10), title="Avamine"), session(datetime(2027, 1, 1, 10), title="Lõpp")],
    )

    [found] = all_series(at=NOW)

    assert [part.title for part in found.coming] == ["Lõpp"]
    assert [part.title for part in found.past] == ["Avamine"]


def test_part_of_several_days_is_told_once():
    series = make_event("Sari", starts=None)
    days = [session(datetime(2026, 11, 24, 10)), session(datetime(2027, 1, 2, 10))]
    make_event("Osa", part_of=series, sessions=days)

    [part] = all_series(at=NOW)[0].coming

    assert (str(part.day), str(part.last_day)) == ("2026-11-24", "2027-01-02")


def test_what_is_coming_stands_before_what_is_over():
    make_event("Möödas", kind="pilot", starts=datetime(2026, 10, 1, 10))
    make_event("Hiljem", kind="pilot", starts=datetime(2027, 10, 1, 10))
    make_event("Varsti", kind="pilot", starts=datetime(2026, 12, 1, 10))
    make_event("Ammu", kind="pilot", starts=datetime(2024, 10, 1, 10))

    assert [series.title for series in all_series(at=NOW)] == ["Varsti", "Hiljem", "Möödas", "Ammu"]


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("how_many", [1, 3])
def test_series_take_the_same_queries_for_one_and_for_many(how_many, django_assert_num_queries):
    for number in range(how_many):
        series = make_event(f"Sari {number}", starts=None)
        make_event(f"Osa {number}", starts=datetime(2027, 2, 3, 10), part_of=series)
    all_series(at=NOW)

    with django_assert_num_queries(6):
        assert len(all_series(at=NOW)) == how_many


def test_long_series_tells_its_next_times_and_how_many_more_there_are():
    make_event("Igal nädalal", kind="mentoring", starts=datetime(2026, 12, 1, 10), rule="FREQ=WEEKLY;COUNT=10")

    [found] = all_series(at=NOW)

    assert [part.day.isoformat() for part in found.coming][:2] == ["2026-12-01", "2026-12-08"]
    assert (len(found.coming), found.more) == (6, 4)
