"""Finding by words: exact sets in their order, the same on both engines."""

from datetime import date

import pytest

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.topics import make_topic
from veeb.search import queries
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db


def found(typed: str, **options) -> list[str]:
    """Titles of what is found, in order."""
    return [doc.titles["et"] for doc in queries.find(typed, **options).docs]


@pytest.fixture
def village():
    make_resource("Õppimine külas", good_for="Kuidas koos õppida.")
    make_resource("Kogukonna kriisiplaan", good_for="Plaan talveks.")
    make_resource("Talgud", body="Kriisiplaani koostamine käib koos. Plaan kogukonna heaks.")
    make_resource("Žürii töö", authors="Šeila Ööbik")
    make_news("Kriisiplaanid valmis", organisation="Päästeamet")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("õppimine", ["Õppimine külas"]),
        ("oppimine", ["Õppimine külas"]),
        ("OPPIMINE KULAS", ["Õppimine külas"]),
        ("zurii", ["Žürii töö"]),
        ("seila oobik", ["Žürii töö"]),
        ("kriisiplaan", ["Kogukonna kriisiplaan", "Kriisiplaanid valmis", "Talgud"]),
        ("kriisiplaanid", ["Kriisiplaanid valmis"]),
        ("kriisiplaan kogukonna", ["Kogukonna kriisiplaan", "Talgud"]),
        ('"kogukonna kriisiplaan"', ["Kogukonna kriisiplaan"]),
        ('"kriisiplaan"', ["Kogukonna kriisiplaan"]),
        ('"kriisiplaani koostamine"', ["Talgud"]),
        ('"koostamine kriisiplaani"', []),
        ("kriisiplaan -kogukonna", ["Kriisiplaanid valmis"]),
        ("kriisiplaan -valmis", ["Kogukonna kriisiplaan", "Talgud"]),
        ("-kriisiplaan", []),
        ("päästeamet", ["Kriisiplaanid valmis"]),
        ("olematu", []),
        ("kr", []),
        ("!!!", []),
        ("", ["Kriisiplaanid valmis", "Žürii töö", "Talgud", "Kogukonna kriisiplaan", "Õppimine külas"]),
    ],
)
def test_words_find_exactly_these_in_this_order(village, typed, expected):
    assert found(typed) == expected


def test_phrase_is_not_pieced_together_from_title_and_body():
    make_resource("Küla kriis", good_for="Plaan talveks.")

    assert found('"kriis plaan"') == []
    assert found("kriis plaan") == ["Küla kriis"]


def test_phrase_counts_only_what_has_it(village):
    result = queries.find('"kogukonna kriisiplaan"')

    assert result.total == 1
    assert result.counts["kind"] == {"guide": 1}


def test_equal_matches_stand_newest_first():
    for n in range(3):
        make_resource("Talgud", ref=f"t:{n}")

    ids = [doc.object_id for doc in queries.find("talgud").docs]

    assert ids == sorted(ids, reverse=True)


def test_order_by_day_can_be_asked_for(village):
    make_news("Vana uudis", day=date(2001, 1, 1), good_for="kriisiplaan")

    assert found("kriisiplaan") == ["Kogukonna kriisiplaan", "Kriisiplaanid valmis", "Vana uudis", "Talgud"]
    assert found("kriisiplaan", newest_first=True) == [
        "Kriisiplaanid valmis",
        "Talgud",
        "Kogukonna kriisiplaan",
        "Vana uudis",
    ]


def test_pages_of_results_neither_repeat_nor_lose_anything():
    made = {make_resource(f"Talgud {n}").pk for n in range(7)}

    pages = [[doc.object_id for doc in queries.find("talgud", page=n, page_size=3).docs] for n in (1, 2, 3)]

    assert [len(page) for page in pages] == [3, 3, 1]
    assert set().union(*pages) == made


def test_page_beyond_the_last_gives_the_last(village):
    result = queries.find("kriisiplaan", page=99, page_size=2)

    assert (result.page, result.pages, len(result.docs)) == (2, 2, 1)


def test_things_far_behind_are_still_reached(monkeypatch):
    monkeypatch.setattr(queries, "RESCORED", 2)
    made = {make_resource(f"Talgud {n}").pk for n in range(5)}

    pages = [[doc.object_id for doc in queries.find("talgud", page=n, page_size=2).docs] for n in (1, 2, 3)]

    assert sorted(pk for page in pages for pk in page) == sorted(made)


@pytest.mark.parametrize("how_many", [1, 3])
@pytest.mark.parametrize(("typed", "expected"), [("", 3), ("talgud", 7), ("talgud külas", 8)])
def test_finding_costs_the_same_for_one_as_for_three(typed, expected, how_many, django_assert_num_queries):
    for n in range(how_many):
        make_resource(f"Talgud külas {n}")

    with django_assert_num_queries(expected):
        result = queries.find(typed)

    assert result.total == how_many


def test_topic_that_changes_thread_or_group_takes_its_things_along():
    crisis, money = make_topic("Kriis"), make_topic("Raha", thread="raha")
    shelter = make_topic("Varjumine", parent=crisis)
    make_resource("Varjumise juhend", topics=(shelter,))

    shelter.parent, shelter.thread = money, "raha"
    shelter.save()

    doc = SearchDoc.objects.get()
    assert doc.thread == "raha"
    assert found("", filters={"topic": [str(money.pk)]}) == ["Varjumise juhend"]
    assert found("", filters={"topic": [str(crisis.pk)]}) == []


def test_related_prefers_the_same_topic_to_one_beside_it():
    group = make_topic("Kriis")
    shelter, supplies = make_topic("Varjumine", parent=group), make_topic("Varud", parent=group)
    make_resource("Varjumise juhend", topics=(shelter,))
    make_resource("Varude juhend", topics=(supplies,))
    make_resource("Varjumise lugu", topics=(shelter,))
    make_resource("Muu", topics=(make_topic("Raha"),))
    mine = SearchDoc.objects.get(titles__et="Varjumise lugu")

    assert [doc.titles["et"] for doc in queries.related(mine, language="et")] == ["Varjumise juhend", "Varude juhend"]
