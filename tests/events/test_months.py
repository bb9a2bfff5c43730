"""The month on screen."""

import re
from datetime import datetime, time, timedelta

import pytest

from tests.factories.events import MORNING, make_event, session
from tests.factories.topics import make_topic
from tests.pages_of import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]


def squares(response) -> dict[str, list[str]]:
    """Day → what stands on it in the month's table."""
    table = re.search(r'<table class="month">.*?</table>', response.content.decode(), re.DOTALL)[0]
    found = {}
    for cell in re.findall(r"<td.*?</td>", table, re.DOTALL):
        if day := re.search(r'datetime="([^"]+)"', cell):
            found[day[1]] = [text(entry) for entry in re.findall(r'<a class="ev.*?</a>', cell, re.DOTALL)]
    return found


def filled(response) -> dict[str, list[str]]:
    """The days that have something."""
    return {day: entries for day, entries in squares(response).items() if entries}


def test_month_shows_every_day_of_itself_and_the_events_on_it(client):
    make_event("Koolitus")
    make_event("Juulis", starts=datetime(2027, 7, 1, 10))
    make_event("Mustand", state="draft")

    month = client.get("/kalender/kuu/2027-06/")

    assert len(squares(month)) == 30
    assert filled(month) == {"2027-06-07": ["Koolitus"]}
    assert '<h2 id="kuu">Juuni 2027</h2>' in month.content.decode()


def test_event_of_several_days_stands_on_each_and_says_which_it_is(client):
    make_event("Laager", sessions=[{"starts_on": MORNING.date(), "ends_on": (MORNING + timedelta(days=2)).date()}])
    make_event("Kursus", sessions=[session(MORNING, title="1. päev"), session(MORNING + timedelta(1), title="2. päev")])

    assert filled(client.get("/kalender/")) == {
        "2027-06-07": ["Laager", "Kursus, 1. päev"],
        "2027-06-08": ["Laager", "Kursus, 2. päev"],
        "2027-06-09": ["Laager"],
    }


def test_repeating_event_stands_on_each_of_its_days_and_a_dropped_one_says_so(client):
    make_event(
        "Nõuandetund",
        rule="FREQ=WEEKLY;COUNT=3",
        overrides=[
            {"was_on": MORNING.date() + timedelta(7), "was_at": time(10), "is_dropped": True, "reason": "Puhkus"}
        ],
    )

    assert filled(client.get("/kalender/")) == {
        "2027-06-07": ["Nõuandetund"],
        "2027-06-14": ["Nõuandetund (jääb ära)"],
        "2027-06-21": ["Nõuandetund"],
    }


def test_what_does_not_fit_on_a_day_is_a_link_to_the_list_of_that_day(client):
    kriis = make_topic("Kriis")
    for number in range(5):
        make_event(f"Koolitus {number}", starts=MORNING + timedelta(hours=number), topics=(kriis,))

    month = client.get("/kalender/", {"teema": kriis.slug})

    assert filled(month)["2027-06-07"] == ["Koolitus 0", "Koolitus 1", "Koolitus 2", "veel 2"]
    assert f'href="/kalender/nimekiri/?paev=2027-06-07&amp;teema={kriis.slug}"' in month.content.decode()


def test_filters_of_the_address_narrow_the_month_and_go_along_to_the_next(client):
    make_event("Volikogule", audiences=["council"])
    make_event("Ametnikule", audiences=["official"])

    month = client.get("/kalender/", {"kellele": "council", "vale": "x"})

    assert filled(month) == {"2027-06-07": ["Volikogule"]}
    assert 'rel="next" href="/kalender/kuu/2027-07/?kellele=council"' in month.content.decode()
    assert 'rel="prev" href="/kalender/kuu/2027-05/?kellele=council"' in month.content.decode()


def test_today_is_marked(client):
    assert '<td class="today"><time class="d" datetime="2027-06-01" aria-current="date">' in (
        client.get("/kalender/").content.decode()
    )
    assert 'class="today"' not in client.get("/kalender/kuu/2027-07/").content.decode()


def test_calendar_has_a_first_and_a_last_month(client):
    first, last = client.get("/kalender/kuu/2020-01/"), client.get("/kalender/kuu/2028-07/")

    assert (first.status_code, last.status_code) == (200, 200)
    assert 'rel="prev"' not in first.content.decode()
    assert 'rel="next"' not in last.content.decode()


@pytest.mark.parametrize("month", ["2019-12", "2028-08", "2026-13", "2026-00", "0000-01", "9999-12", "2026-1", "x"])
def test_months_that_the_calendar_does_not_have_are_not_found(client, month):
    assert client.get(f"/kalender/kuu/{month}/").status_code == 404


def test_month_without_events_is_nothing_for_search_engines(client):
    make_event()

    assert 'content="noindex"' not in client.get("/kalender/kuu/2027-06/").content.decode()
    assert 'content="noindex"' in client.get("/kalender/kuu/2027-08/").content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_month_takes_few_queries_however_many_events(client, how_many, django_assert_max_num_queries):
    for number in range(how_many):
        make_event(
            f"Koolitus {number}", **({"rule": "FREQ=WEEKLY;COUNT=4"} if number else {"joining": "seat", "capacity": 5})
        )
    client.get("/kalender/")

    with django_assert_max_num_queries(13):
        month = client.get("/kalender/", {"kellele": ""})

    assert len(filled(month)["2027-06-07"]) == how_many
