"""The front page: belt, newest things, shelves with true counts."""

import re

import pytest

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.pages import make_home
from tests.factories.topics import make_topic
from tests.pages_of import text, titles

pytestmark = pytest.mark.django_db


def belt(response) -> list[tuple[str, str]]:
    woven = re.search(r'<div class="belt" aria-hidden="true">(.*?)</div>', response.content.decode())
    return re.findall(r'<i data-kind="(\w+)"(?: data-topic="(\w+)")?>', woven[1]) if woven else []


def shelves(response) -> list[str]:
    return [text(drawer) for drawer in re.findall(r'<article class="drawer">.*?</article>', response.content.decode())]


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("how_many", [1, 3])
def test_front_page_shows_the_newest_with_constant_queries(client, how_many, django_assert_num_queries):
    make_home()
    topic = make_topic("Varjumine")
    for number in range(how_many):
        make_resource(f"Juhend {number}", topics=(topic,))
    make_resource("Mustand", state="draft")
    client.get("/")

    with django_assert_num_queries(12):
        page = client.get("/")

    assert titles(page) == [f"Juhend {number}" for number in reversed(range(how_many))]


def test_belt_has_a_motif_for_each_contribution_and_at_most_forty(client):
    make_home()
    make_resource("Vana", kind="practice", topics=(make_topic(thread="abcd"),))
    for number in range(39):
        make_resource(f"Juhend {number}")
    before = belt(client.get("/"))

    make_news("Uudis")
    after = belt(client.get("/"))

    assert before[-1] == ("praktika", "abcd")
    assert len(before) == len(after) == 40
    assert after[0] == ("uudis", "")


def test_shelves_hold_true_counts_and_their_newest_thing(client):
    make_home()
    make_resource("Esimene juhend")
    make_resource("Teine juhend")
    make_resource("Mustand", state="draft")
    make_resource("Learning paper", kind="research", language="en")
    make_news("Uudis ei ole aare")

    page = client.get("/")

    assert shelves(page) == ["Juhendid 2 Uusim: Teine juhend", "Teadusartiklid 1 Uusim: Learning paper"]
    assert 'href="/aardekast/?liik=guide"' in page.content.decode()


def test_empty_portal_invites_instead_of_showing_empty_shelves(client):
    make_home()

    page = client.get("/")

    assert "Pane esimene asi kasti" in page.content.decode()
    assert belt(page) == shelves(page) == []


def test_words_of_the_front_page_are_an_editors(client):
    doors = [
        ("door", {"audience": "council", "label": "Olen volikogu liige", "text": "Otsused", "slug": "volikogu-liige"})
    ]
    make_home(
        lead="Tere tulemast!",
        doors=doors,
        fact_title="Kas teadsid?",
        fact='<p>Loe <a href="/abcd/">siit</a></p>',
        crisis_title="Kas saate hakkama?",
        crisis_link_text="Ava leht",
        crisis_link="/kriisivalmidus/",
    )

    page = client.get("/").content.decode()

    assert '<a class="door" href="/volikogu-liige/">' in page
    assert 'Loe <a href="/abcd/">siit</a>' in page
    assert 'href="/kriisivalmidus/">Ava leht</a>' in page


def test_russian_front_page_leads_to_russian_pages(client):
    home = make_home()
    make_home(
        "ru", of=home, heading="За одним столом", crisis_title="?", crisis_link_text="!", crisis_link="/kriisivalmidus/"
    )
    make_resource("Juhend", title_ru="Руководство")

    page = client.get("/ru/")

    assert titles(page) == ["Руководство"]
    assert 'href="/ru/kriisivalmidus/">!</a>' in page.content.decode()
    assert 'href="/ru/aardekast/?liik=guide"' in page.content.decode()
