"""The search page: whatever is typed, a page comes back."""

import pytest

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import counts, marked, summed_up, text, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_live_is_found(client, state):
    make_resource("Kriisijuhend")
    make_news("Kriisiuudis", state=state)

    page = client.get("/otsing/", {"q": "kriisi"})

    assert sorted(titles(page)) == (["Kriisijuhend", "Kriisiuudis"] if state == "live" else ["Kriisijuhend"])


def test_results_are_marked_filtered_and_counted(client):
    make_resource("Kriisijuhend", good_for="Õppimine aitab.")
    make_news("Kriisiuudis", good_for="oppimine")

    page = client.get("/otsing/", {"q": "oppimine", "liik": "guide"})

    assert titles(page) == ["Kriisijuhend"]
    assert marked(page) == ["Õppimine"]
    assert counts(page, "liik") == {"guide": 1, "news": 1}
    assert summed_up(page) == "1 kirje: Juhendid"
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def test_text_around_the_words_is_shown_when_the_summary_lacks_them(client):
    make_resource("Juhend", good_for="Talveks.", body="Meil on külamaja võti kolmel inimesel.")

    page = client.get("/otsing/", {"q": "külamaja"})

    assert "Meil on <mark>külamaja</mark> võti kolmel inimesel." in page.content.decode()


def test_empty_search_shows_ways_to_browse(client):
    make_topic("Kriisivalmidus")
    make_resource("Juhend")
    make_news("Uudis")

    page = client.get("/otsing/")

    html = page.content.decode()
    assert titles(page) == []
    assert 'href="/otsing/?liik=guide"' in html
    assert 'href="/otsing/?liik=news"' in html
    assert 'href="/teemad/kriisivalmidus/"' in html
    assert "Ei leidnud" not in html


def test_nothing_found_leads_to_topics_contributing_and_us(client):
    make_topic("Kriisivalmidus")
    make_resource("Juhend")

    html = client.get("/ru/otsing/", {"q": "olematu"}).content.decode()

    assert 'href="/ru/teemad/kriisivalmidus/"' in html
    assert 'href="/ru/panusta/"' in html
    assert 'href="/ru/kontakt/"' in html


FUZZ = [
    '"',
    '""',
    '"kriis',
    'kriis"',
    "'",
    "\\",
    "a\0b",
    "\0",
    "*",
    "kriis*",
    "kriis AND OR NOT NEAR(",
    "ts:kriis",
    "{ts} : kriis",
    "^kriis",
    "kriis -",
    "--",
    "-",
    "- -",
    '-"kriis plaan"',
    '-"',
    "'; DROP TABLE search_searchdoc; --",
    "1' OR '1'='1",
    "a & b | !c <-> d",
    "kriis:*",
    "(((((",
    "%_%",
    "💥",
    "👨‍👩‍👧 kriis",
    "Кризис",
    "Ё",
    "ü" * 10_000,
    "õ " * 5_000,
    "a-b-c'd’e.f",
    "\ud7ff\ue000\uffff",
    "\u202e\u200b",
    "<script>alert(1)</script>",
    "ﬁ ² ½ ǅ ß İ",
    "\t\n\r",
]


@pytest.mark.parametrize("typed", FUZZ, ids=range(len(FUZZ)))
def test_whatever_is_typed_gives_a_page(client, typed):
    make_resource("Kriisiplaan", body="Кризис ja ü", good_for="kriis plaan")

    for order in ("", "uuemad"):
        page = client.get("/otsing/", {"q": typed, "jarjesta": order})

        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()


def test_bytes_that_are_no_text_give_a_page(client):
    assert client.get("/otsing/?q=%ff%fe%00%c3%28&liik=%ff").status_code == 200


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_asks_the_database_as_often_for_one_as_for_three(client, how_many, django_assert_num_queries):
    topics = (make_topic(),)
    for n in range(how_many):
        make_resource(f"Kriisijuhend {n}", topics=topics)
    client.get("/otsing/")

    with django_assert_num_queries(10):
        page = client.get("/otsing/", {"q": "kriisijuhend"})

    assert len(titles(page)) == how_many


def test_words_stay_in_the_box_and_the_filters_carry_them(client):
    make_resource("Kriisijuhend")

    html = client.get("/otsing/", {"q": 'kriisi "x" <b>', "liik": "guide"}).content.decode()

    assert 'value="kriisi &quot;x&quot; &lt;b&gt;"' in html
    assert "kriisi" in text(html)
