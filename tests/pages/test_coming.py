"""Coming events on the front page, the doors, topics, places and the page of our doings."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories.events import make_event
from tests.factories.pages import make_door, make_home, make_section
from tests.factories.places import make_county, make_municipality
from tests.factories.topics import make_topic
from tests.pages_of import events, text

pytestmark = pytest.mark.django_db


def in_days(days: int) -> datetime:
    """Ten in the morning, so many days from today."""
    morning = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0, tzinfo=None)
    return morning + timedelta(days=days)


def test_front_page_shows_the_next_three_in_order_and_the_way_to_all(client):
    make_home()
    for days in (9, 3, 5, 7):
        make_event(f"Päev {days}", starts=in_days(days))
    make_event("Möödas", starts=in_days(-3))
    make_event("Mustand", starts=in_days(1), state="draft")

    page = client.get("/")

    assert events(page) == ["Päev 3", "Päev 5", "Päev 7"]
    assert 'href="/kalender/nimekiri/">Kalendris on 4 sündmust' in page.content.decode()


def test_front_page_with_nothing_ahead_invites(client):
    make_home()
    make_event("Möödas", starts=in_days(-3))

    page = client.get("/")

    assert events(page) == []
    assert "Praegu ei ole kalendris midagi ees. Lisa sündmus" in text(page.content.decode())


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("how_many", [1, 3])
def test_front_page_asks_as_often_for_one_event_as_for_three(client, how_many, django_assert_num_queries):
    make_home()
    topic = make_topic()
    for number in range(how_many):
        make_event(f"Päev {number}", starts=in_days(number + 1), topics=(topic,))
    client.get("/")

    with django_assert_num_queries(16):
        assert len(events(client.get("/"))) == how_many


def test_door_shows_what_is_for_its_people(client):
    home = make_home()
    door = make_door(under=home, audience="council")
    make_event("Volikogule", starts=in_days(3), audiences=["council"])
    make_event("Ametnikule", starts=in_days(2), audiences=["official"])

    page = client.get(door.url)

    assert events(page) == ["Volikogule"]
    assert 'href="/kalender/nimekiri/?kellele=council"' in page.content.decode()


def test_topic_shows_its_own_and_those_of_the_topics_under_it(client):
    group = make_topic("Kriisivalmidus")
    part = make_topic("Varjumine", parent=group)
    make_event("Varjumiskoolitus", starts=in_days(3), topics=(part,))
    make_event("Muu", starts=in_days(2), topics=(make_topic("Kaasamine"),))

    page = client.get(group.get_absolute_url())

    assert events(page) == ["Varjumiskoolitus"]


def test_county_and_municipality_show_theirs(client):
    harju = make_county("Harju maakond", "Harjumaa")
    kuusalu = make_municipality("Kuusalu vald", county=harju)
    make_event("Kuusalus", starts=in_days(3), county=harju, municipality=kuusalu)
    make_event("Mujal Harjumaal", starts=in_days(2), county=harju)

    assert events(client.get(harju.get_absolute_url())) == ["Mujal Harjumaal", "Kuusalus"]
    assert events(client.get(kuusalu.get_absolute_url())) == ["Kuusalus"]


def test_page_of_our_doings_tells_of_series_and_of_what_is_coming(client):
    series = make_event("Kogukonnad kui ressurss", starts=None)
    make_event("Lõuna", starts=in_days(-30), part_of=series, kind="seminar")
    make_event("Ida", starts=in_days(30), part_of=series)
    body = [
        ("series", {"title": "Sarjad", "slugs": []}),
        ("calendar", {"title": "Kalendrist", "kinds": ["training"], "topics": [], "audience": "", "count": 5}),
    ]
    section = make_section("Meie tegevused", under=make_home(), body=body)

    page = client.get(section.url)

    words = text(page.content.decode())
    assert words.index("Kogukonnad kui ressurss") < words.index("Tulemas") < words.index("Möödas")
    assert words.index("Möödas") < words.index("Kalendrist")
    assert events(page) == ["Ida"]
