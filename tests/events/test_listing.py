"""Lists of the calendar."""

import re
from datetime import datetime, timedelta

import pytest

from tests.factories.events import MORNING, make_event
from tests.factories.places import make_county, make_municipality
from tests.factories.topics import make_topic
from tests.pages_of import counts, events, summed_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]
COMING, PAST = "/kalender/nimekiri/", "/kalender/moodunud/"
OVER = datetime(2027, 5, 3, 10)


def test_list_has_each_coming_event_once_by_its_next_time(client):
    make_event("Hiljem", starts=MORNING + timedelta(days=2))
    make_event("Iga nädal", starts=OVER, rule="FREQ=WEEKLY;COUNT=9")
    make_event("Varem", starts=datetime(2027, 6, 2, 10))
    make_event("Möödas", starts=OVER)

    found = client.get(COMING)

    assert events(found) == ["Varem", "Iga nädal", "Hiljem"]
    assert summed_up(found) == "3 sündmust"


def test_past_events_are_kept_the_latest_first_and_marked(client):
    make_event("Ammu", starts=datetime(2025, 1, 7, 10))
    make_event("Äsja", starts=OVER)
    make_event("Ees")

    found = client.get(PAST)

    assert events(found) == ["Äsja", "Ammu"]
    assert found.content.decode().count('<span class="over">möödunud</span>') == 2


def test_cancelled_event_stays_in_the_list_and_says_so(client):
    make_event("Koolitus", standing="cancelled", standing_reason="Torm")

    assert '<span class="off">jääb ära</span>' in client.get(COMING).content.decode()


def test_filters_narrow_the_list_with_counts_and_chips(client):
    kriis = make_topic("Kriis")
    make_event("Kriisist", topics=(kriis,), kind="exercise")
    make_event("Muust", kind="seminar")

    found = client.get(COMING, {"teema": kriis.slug})

    assert events(found) == ["Kriisist"]
    assert summed_up(found) == "1 sündmus: Kriis"
    assert counts(found, "liik") == {"exercise": 1}
    assert counts(client.get(COMING), "liik") == {"exercise": 1, "seminar": 1}


def test_online_is_a_place_among_the_counties(client):
    home = make_municipality("Kuusalu vald", county=make_county("Harju maakond", "Harjumaa"))
    make_event("Kohapeal", municipality=home)
    make_event("Veebis", is_online=True)
    make_event("Mõlemas", is_online=True, municipality=home)

    assert events(client.get(COMING, {"maakond": "veebis"})) == ["Veebis", "Mõlemas"]
    assert events(client.get(COMING, {"maakond": "harjumaa"})) == ["Kohapeal", "Mõlemas"]


def test_words_find_events(client):
    make_event("Varade kaardistamise koolitus")
    make_event("Kohvik")

    assert events(client.get(COMING, {"q": "koolitus"})) == ["Varade kaardistamise koolitus"]


def test_day_has_all_that_happens_on_it_also_a_later_time_of_what_repeats(client):
    make_event("Iga nädal", rule="FREQ=WEEKLY;COUNT=3")
    make_event("Teisel päeval", starts=MORNING + timedelta(days=1))
    week_later = (MORNING + timedelta(days=7)).date().isoformat()

    found = client.get(COMING, {"paev": week_later})

    assert events(found) == ["Iga nädal"]
    assert f'<time class="stub" datetime="{week_later}">' in found.content.decode()
    assert summed_up(found) == "1 sündmus: Esmaspäev, 14. juuni 2027"


def test_day_that_is_over_can_be_looked_at(client):
    make_event("Möödas", starts=OVER)

    assert events(client.get(COMING, {"paev": "2027-05-03"})) == ["Möödas"]


def test_day_goes_along_with_filters_and_goes_away_by_its_chip(client):
    make_event("Koolitus", audiences=["council"])

    page = client.get(COMING, {"paev": "2027-06-07", "kellele": "council"}).content.decode()

    assert '<input type="hidden" name="paev" value="2027-06-07">' in page
    assert '<a class="tag" href="/kalender/nimekiri/?paev=2027-06-07">Volikogu liige' in page
    assert '<a class="tag" href="/kalender/nimekiri/?kellele=council">Esmaspäev, 7. juuni 2027' in page


@pytest.mark.parametrize("day", ["xx", "2027-13-01", "0001-01-01", "9999-12-31", "20270607T", "", "1" * 500, "\x00"])
def test_day_that_is_none_is_left_out(client, day):
    make_event("Koolitus")

    assert events(client.get(COMING, {"paev": day})) == ["Koolitus"]


@pytest.mark.parametrize("path", [COMING, PAST, "/kalender/", "/kalender/maakonnad/"])
def test_noise_in_the_address_is_no_error(client, path):
    for noise in ({"leht": "-1"}, {"leht": "99999"}, {"liik": "x"}, {"teema": "\x00"}, {"q": "\x00"}, {"aasta": "0"}):
        assert client.get(path, noise).status_code == 200


def test_list_has_twenty_on_a_page(client):
    for number in range(21):
        make_event(f"Koolitus {number:02}", starts=MORNING + timedelta(hours=number))

    first, second = client.get(COMING), client.get(COMING, {"leht": 2})

    assert events(first) == [f"Koolitus {number:02}" for number in range(20)]
    assert events(second) == ["Koolitus 20"]


def test_list_of_nothing_says_how_to_go_on(client):
    make_event("Koolitus", audiences=["council"])

    page = client.get(COMING, {"kellele": "community"}).content.decode()

    assert "Selliste valikutega ei ole siin midagi" in page
    assert "ilma valikuta „Kogukond“" in page


def test_counties_show_how_much_is_coming_and_the_next_of_each(client):
    harju, laane = make_county("Harju maakond", "Harjumaa", iso="EE-37"), make_county("Lääne maakond", "Läänemaa")
    for number in range(6):
        make_event(f"Harjus {number}", county=harju, starts=MORNING + timedelta(hours=number))
    make_event("Veebis", is_online=True)
    make_event("Möödas", county=laane, starts=OVER)

    page = client.get("/kalender/maakonnad/").content.decode()
    places = re.findall(r'<h2 id="[^"]+">(.*?)</h2>\s*<ul class="events[^"]*">(.*?)</ul>', page, re.DOTALL)

    assert [name for name, _rows in places] == ["Veebis", "Harjumaa"]
    assert len(re.findall("<h3", places[1][1])) == 5
    assert 'href="/kalender/nimekiri/?maakond=harjumaa">Harjumaa: kõik 6' in page
    assert 'aria-label="Harjumaa: 6"' in page


@pytest.mark.parametrize("path", ["/kalender/", COMING, PAST, "/kalender/maakonnad/"])
def test_ways_between_the_screens_and_the_feed_keep_the_filters(client, path):
    make_event("Koolitus", audiences=["council"])

    page = client.get(path, {"kellele": "council"}).content.decode()

    for other in ("/kalender/", COMING, PAST, "/kalender/maakonnad/"):
        assert f'href="{other}?kellele=council"' in page
    assert "/kalender/kalender.ics?kellele=council" in page
    assert 'href="webcal://' in page


@pytest.mark.parametrize("path", ["/kalender/", COMING, PAST, "/kalender/maakonnad/", "/kalender/kuu/2027-06/"])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_screens_are_in_every_language(client, path, language):
    make_event("Koolitus", title_en="Training", title_ru="Курс", is_online=True)
    make_event("Möödas", starts=OVER)

    page = client.get(f"/{language}{path}").content.decode()

    assert f'<html lang="{language}">' in page
    assert f'href="/{language}/sundmus/' in page


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize("path", [COMING, PAST, "/kalender/maakonnad/"])
def test_lists_take_few_queries_however_many_events(client, how_many, path, django_assert_max_num_queries):
    county = make_county("Harju maakond", "Harjumaa")
    for number in range(how_many):
        more = {"rule": "FREQ=WEEKLY;COUNT=2"} if number else {"joining": "seat", "capacity": 5}
        make_event(f"Ees {number}", county=county, **more)
        make_event(f"Möödas {number}", county=county, starts=OVER, **more)
    client.get(path)

    with django_assert_max_num_queries(13):
        assert len(re.findall("<h3", client.get(path).content.decode())) >= how_many
