"""The list of the Aardekast: rows, filters, counts, addresses."""

import re

import pytest

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.places import make_county, make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import counts, marked, summed_up, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_live_stands_in_the_list(client, state):
    make_resource("Kaardista oma küla")
    make_resource("Teine juhend", state=state)
    make_news("Uudis ei ole aare")

    page = client.get("/aardekast/")

    assert titles(page) == (["Teine juhend", "Kaardista oma küla"] if state == "live" else ["Kaardista oma küla"])


@pytest.mark.parametrize("how_many", [1, 3])
def test_list_asks_the_database_as_often_for_one_as_for_three(client, how_many, django_assert_num_queries):
    place = make_municipality("Rõuge vald")
    topics = (make_topic("Varjumine", parent=make_topic()),)
    made = [make_resource(f"Juhend {n}", topics=topics, municipality=place) for n in range(how_many)]
    client.get("/aardekast/")  # the first visit makes the empty site texts

    with django_assert_num_queries(6):
        page = client.get("/aardekast/")

    assert titles(page) == [resource.title for resource in reversed(made)]


@pytest.fixture
def shelf():
    crisis = make_topic("Kriisivalmidus")
    shelter = make_topic("Varjumine", parent=crisis)
    learning = make_topic("Õppimine")
    voru, tartu = make_county("Võru maakond", "Võrumaa"), make_county("Tartu maakond", "Tartumaa")
    rouge = make_municipality("Rõuge vald", county=voru)
    make_resource("Kriisijuhend", topics=(crisis,), audiences=["official"], municipality=rouge, year=2023)
    make_resource("Varjumise lugu", kind="practice", topics=(shelter,), audiences=["community"], county=tartu)
    make_resource("Learning paper", kind="research", topics=(learning,), language="en", year=2019)
    make_resource("Tööleht", kind="worksheet", topics=(learning, shelter), audiences=["community", "official"])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Tööleht", "Learning paper", "Varjumise lugu", "Kriisijuhend"]),
        ({"liik": "guide"}, ["Kriisijuhend"]),
        ({"liik": ["guide", "practice"]}, ["Varjumise lugu", "Kriisijuhend"]),
        ({"teema": "varjumine"}, ["Tööleht", "Varjumise lugu"]),
        ({"teema": "kriisivalmidus"}, ["Tööleht", "Varjumise lugu", "Kriisijuhend"]),
        ({"teema": ["kriisivalmidus", "oppimine"], "kellele": "official"}, ["Tööleht", "Kriisijuhend"]),
        ({"maakond": "vorumaa"}, ["Kriisijuhend"]),
        ({"maakond": ["vorumaa", "tartumaa"]}, ["Varjumise lugu", "Kriisijuhend"]),
        ({"vald": "rouge-vald"}, ["Kriisijuhend"]),
        ({"keel": "en"}, ["Learning paper"]),
        ({"aasta": ["2019", "2023"]}, ["Learning paper", "Kriisijuhend"]),
        ({"liik": "guide", "keel": "en"}, []),
        ({"q": "oppimine"}, []),
        ({"q": "toole"}, ["Tööleht"]),
    ],
)
def test_filters_are_or_inside_and_and_between(client, shelf, asked, expected):
    assert titles(client.get("/aardekast/", asked)) == expected


@pytest.mark.parametrize(
    "asked",
    [
        {"liik": "olematu"},
        {"liik": "news"},
        {"teema": "'; DROP TABLE topics_topic; --"},
        {"maakond": "\0"},
        {"aasta": "２０２３"},
        {"aasta": "abc"},
        {"keel": "xx"},
        {"leht": "-1"},
        {"leht": "9" * 5000},
        {"leht": "x"},
        {"jarjesta": "?"},
        {"tundmatu": "1"},
        {"liik": ""},
    ],
)
def test_what_the_list_does_not_know_it_passes_over(client, shelf, asked):
    page = client.get("/aardekast/", asked)

    assert page.status_code == 200
    assert len(titles(page)) in ({0} if asked == {"liik": "news"} else {4})


def test_counts_tell_what_choosing_would_show(client, shelf):
    page = client.get("/aardekast/", {"kellele": "official"})

    assert counts(page, "liik") == {"guide": 1, "worksheet": 1}
    assert counts(page, "teema") == {"kriisivalmidus": 2, "varjumine": 1, "oppimine": 1}
    assert counts(page, "kellele") == {"official": 2, "community": 2}
    assert counts(page, "maakond") == {"vorumaa": 1}
    assert counts(page, "vald") == {"rouge-vald": 1}
    assert counts(page, "keel") == {"et": 2}
    assert counts(page, "aasta") == {"2023": 1}


def test_list_says_what_it_shows_and_offers_to_take_each_filter_off(client, shelf):
    page = client.get("/aardekast/", {"teema": "kriisivalmidus", "liik": ["practice", "guide"]})

    chips = re.findall(r'<li><a class="tag" href="([^"]+)">([^<]+)<', page.content.decode())
    assert summed_up(page) == "2 kirjet: Juhendid, Praktikad, Kriisivalmidus"
    assert chips == [
        ("/aardekast/?liik=practice&amp;teema=kriisivalmidus", "Juhendid"),
        ("/aardekast/?liik=guide&amp;teema=kriisivalmidus", "Praktikad"),
        ("/aardekast/?liik=guide&amp;liik=practice", "Kriisivalmidus"),
    ]


def test_canonical_address_has_the_filters_in_one_order_and_no_page(client, shelf):
    page = client.get("/ru/aardekast/?teema=varjumine&liik=practice&leht=1&x=2&liik=guide")

    head = page.content.decode()
    assert (
        '<link rel="canonical" href="http://127.0.0.1:8000/ru/aardekast/?liik=guide&amp;liik=practice&amp;teema=varjumine">'
        in head
    )
    assert "noindex" not in head


def test_searched_list_marks_the_words_and_stays_out_of_outside_search(client, shelf):
    page = client.get("/aardekast/", {"q": "kriisi"})

    assert marked(page) == ["Kriisijuhend"]
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def test_list_with_no_rows_offers_wider_filters_and_to_contribute(client, shelf):
    page = client.get("/aardekast/", {"liik": "guide", "keel": "en"}).content.decode()

    assert "ilma valikuta „Juhendid“" in page
    assert '<a href="/panusta/">lisa ise see, mida siit otsisid</a>' in page


def test_chosen_year_stays_ticked_also_when_nothing_is_from_it(client, shelf):
    page = client.get("/aardekast/", {"aasta": "1999"}).content.decode()

    assert '<input type="checkbox" name="aasta" value="1999" checked>' in page


def test_words_that_the_shelves_lack_can_be_looked_for_everywhere(client, shelf):
    page = client.get("/en/aardekast/", {"q": "olematu", "liik": "guide"}).content.decode()

    assert '<a href="/en/otsing/?q=olematu">' in page


def test_pages_of_the_list_follow_each_other(client):
    made = [make_resource(f"Juhend {n}").title for n in range(21)]

    first, second, beyond = (client.get("/aardekast/", {"leht": n}) for n in (1, 2, 9))

    assert titles(first) == made[:0:-1]
    assert titles(second) == titles(beyond) == [made[0]]
    assert '<a rel="next" href="/aardekast/?leht=2">' in first.content.decode()


def test_public_list_sets_no_cookie_and_may_be_kept(client):
    page = client.get("/aardekast/")

    assert page.cookies == {}
    assert "public" in page["Cache-Control"]
    assert "Cookie" not in page.get("Vary", "")
    assert "csrf" not in page.content.decode()


def test_list_links_to_the_feed_with_the_same_filters(client, shelf):
    page = client.get("/en/aardekast/", {"liik": "guide"}).content.decode()

    assert '<link rel="alternate" type="application/atom+xml" href="/en/aardekast/feed/?liik=guide"' in page
