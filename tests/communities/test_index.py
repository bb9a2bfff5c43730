"""The list of communities: rows, filters, map, and the invitation of an empty one."""

import re

import pytest

from tests.factories.communities import make_community
from tests.factories.library import make_resource
from tests.factories.places import make_county, make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import text, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_live_stands_in_the_list(client, state):
    make_community("Haanja küla")
    make_community("Rõuge küla", state=state)
    make_resource("Juhend ei ole kogukond")

    page = client.get("/kogukonnad/")

    assert titles(page) == (["Rõuge küla", "Haanja küla"] if state == "live" else ["Haanja küla"])


def test_empty_list_invites_to_propose(client):
    page = client.get("/kogukonnad/")

    assert "Tühi koht on kutse" in text(page.text)
    assert 'href="/panusta/kogukond/"' in page.text


@pytest.fixture
def three():
    voru, tartu = make_county("Võru maakond", "Võrumaa"), make_county("Tartu maakond", "Tartumaa")
    rouge, elva = make_municipality("Rõuge vald", county=voru), make_municipality("Elva vald", county=tartu)
    kambja = make_municipality("Kambja vald", county=tartu)
    make_community("Haanja küla", places=(rouge,), topics=(make_topic(),))
    make_community("Jõe rahvas", kind="community", places=(rouge, elva, kambja))
    make_community("Pitsihuvilised", kind="interest")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["Pitsihuvilised", "Jõe rahvas", "Haanja küla"]),
        ({"liik": "interest"}, ["Pitsihuvilised"]),
        ({"maakond": "tartumaa"}, ["Jõe rahvas"]),
        ({"maakond": "vorumaa"}, ["Jõe rahvas", "Haanja küla"]),
        ({"vald": "elva-vald"}, ["Jõe rahvas"]),
        ({"vald": "kambja-vald"}, ["Jõe rahvas"]),
        ({"teema": "kriisivalmidus"}, ["Haanja küla"]),
        ({"q": "pitsihuvilised"}, ["Pitsihuvilised"]),
    ],
)
def test_filters_narrow_the_list(client, three, asked, expected):
    assert titles(client.get("/kogukonnad/", asked)) == expected


def test_map_counts_by_county_and_keeps_the_other_filters(client, three):
    page = client.get("/kogukonnad/", {"liik": ["community", "village"], "maakond": "tartumaa"}).text

    counties = re.search(r'<ul class="counties">(.*?)</ul>', page, re.DOTALL)[1]
    assert [text(row) for row in re.findall(r"<li>(.*?)</li>", counties)] == ["Tartumaa 1", "Võrumaa 2"]
    assert 'href="/kogukonnad/?liik=village&amp;liik=community&amp;maakond=vorumaa"' in counties


def test_two_of_one_name_are_told_apart_by_their_place(client):
    for name in ("Rõuge vald", "Elva vald"):
        make_community("Jõeküla", places=(make_municipality(name, county=make_county(f"{name} m", name)),))

    rows = re.findall(r"<article>(.*?)</article>", client.get("/kogukonnad/").text, re.DOTALL)

    assert [text(row) for row in rows] == ["Küla Elva vald Jõeküla", "Küla Rõuge vald Jõeküla"]


def test_who_seeks_somebody_to_lead_says_so_in_each_language(client):
    make_community("Haanja küla", seeks_lead=True, good_for="Küla mäe otsas.")

    assert "Otsib eestvedajat. Küla mäe otsas." in text(client.get("/kogukonnad/").text)
    assert titles(client.get("/otsing/", {"q": "otsib eestvedajat"})) == ["Haanja küla"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_list_asks_the_database_as_often_for_one_as_for_three(client, how_many, django_assert_num_queries):
    place = make_municipality("Rõuge vald")
    made = [make_community(f"Küla {n}", places=(place,), topics=(make_topic(f"T{n}"),)) for n in range(how_many)]
    client.get("/kogukonnad/")

    with django_assert_num_queries(7):
        page = client.get("/kogukonnad/")

    assert titles(page) == [one.title for one in reversed(made)]
