"""Topic screens: the tree with counts, and everything on one topic."""

import re

import pytest

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.topics import make_topic
from tests.pages_of import text, titles

pytestmark = pytest.mark.django_db


def test_tree_counts_what_each_topic_page_shows(client):
    crisis = make_topic("Kriis")
    shelter, alarm = make_topic("Varjumine", parent=crisis), make_topic("Ohuteavitus", parent=crisis)
    make_resource("Mõlemast", topics=(shelter, alarm))
    make_resource("Üldine", topics=(crisis,))
    make_resource("Mustand", topics=(shelter,), state="draft")

    page = text(re.search(r'<div class="groups">.*?</div>', client.get("/teemad/").content.decode(), re.DOTALL)[0])

    assert page == "Kriis 2 Varjumine 1 Ohuteavitus 1"
    assert titles(client.get("/teemad/kriis/")) == ["Üldine", "Mõlemast"]
    assert titles(client.get("/teemad/varjumine/")) == ["Mõlemast"]


def test_tree_takes_the_same_queries_however_large(client, django_assert_num_queries):
    for name in ("Kriis", "Raha", "Kultuur"):
        make_topic(f"{name} eri", parent=make_topic(name))

    client.get("/teemad/")

    with django_assert_num_queries(3):
        client.get("/teemad/")


def test_topic_page_names_its_near_words_and_can_be_narrowed(client):
    topic = make_topic("Kriis", synonyms_et="elanikkonnakaitse\nkerksus")
    make_resource("Juhend", topics=(topic,))
    make_news("Uudis", topics=(topic,))
    make_resource("Muu")

    everything, guides = client.get("/teemad/kriis/"), client.get("/teemad/kriis/", {"liik": "guide"})

    assert "Ka: elanikkonnakaitse, kerksus" in everything.content.decode()
    assert titles(everything) == ["Uudis", "Juhend"]
    assert titles(guides) == ["Juhend"]


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("how_many", [1, 3])
def test_topic_page_takes_the_same_queries_for_one_and_for_three(client, how_many, django_assert_num_queries):
    topic = make_topic("Varjumine", parent=make_topic("Kriis"))
    for number in range(how_many):
        make_resource(f"Juhend {number}", topics=(topic,))

    client.get("/teemad/varjumine/")

    with django_assert_num_queries(9):
        page = client.get("/teemad/varjumine/")

    assert len(titles(page)) == how_many


def test_empty_topic_invites(client):
    make_topic("Varjumine")

    page = client.get("/teemad/varjumine/").content.decode()

    assert "Tühi koht on kutse" in page
    assert 'href="/panusta/' in page


def test_topic_is_told_in_the_language_of_the_address(client):
    make_topic("Kriis", slug="kriis", name_ru="Кризис", synonyms_ru="готовность")

    page = client.get("/ru/teemad/kriis/").content.decode()

    assert "<h1>Кризис</h1>" in page
    assert "готовность" in page


def test_unknown_topic_is_not_found(client):
    assert client.get("/teemad/olematu/").status_code == 404
