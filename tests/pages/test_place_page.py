"""The page of a municipality with everything on it, and that of a county: order, words, and the price in queries."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.communities import make_community
from tests.factories.directory import make_helper
from tests.factories.events import make_event
from tests.factories.funding import make_call
from tests.factories.library import make_resource
from tests.factories.municipalities import make_profile
from tests.factories.places import make_county, make_municipality
from tests.factories.topics import make_topic
from tests.pages_of import text

pytestmark = pytest.mark.django_db
ADDRESS = "/kohad/vorumaa/voru-vald/"
MOST_QUERIES = 14


def soon(days: int = 3):
    morning = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0, tzinfo=None)
    return morning + timedelta(days=days)


def section(response, key: str) -> str:
    """The words of the section under the heading with this id."""
    found = re.search(rf'<section[^>]*aria-labelledby="{key}".*?</section>', response.content.decode(), re.DOTALL)
    return text(found[0]) if found else ""


@pytest.fixture
def voru():
    return make_county("Võru maakond", "Võrumaa")


@pytest.fixture
def here(voru):
    return make_municipality("Võru vald", county=voru)


def fill(here, near, number: int) -> None:
    topic, day = make_topic(f"Teema {number}"), timezone.localdate()
    make_community(f"Küla {number}", places=({"municipality": here, "lat": 57.8 + number / 50, "lon": 27.0},))
    make_helper(f"Konsultant {number}", serves=(here.county,), topics=(topic,))
    make_helper(f"Koolitaja {number}", kind="trainer", serves=(here,))
    make_resource(f"Siit {number}", municipality=here, county=here.county, kind="practice", topics=(topic,))
    make_resource(f"Sarnane {number}", municipality=near, county=near.county, kind="practice", topics=(topic,))
    for place in (here, near):
        make_event(
            f"{place} {number}", starts=soon(), municipality=place, county=place.county, joining="seat", capacity=9
        )
    make_call(f"Voor {number}", opens_on=day - timedelta(days=1), closes_on=day + timedelta(days=9), topics=(topic,))


@pytest.mark.usefixtures("still_clock")
@pytest.mark.parametrize("address", [ADDRESS, "/kohad/vorumaa/"])
def test_full_page_takes_the_same_few_queries_for_one_and_for_three(client, here, address):
    near = make_municipality("Rõuge vald", county=here.county)
    rows = [{"role": f"Roll {number}", "deputy": "abivallavanem"} for number in range(3)]
    offers = [{"direction": "offers", "text": "Saal"}, {"direction": "asks", "text": "Kontakt"}]
    make_profile(here, contacts=rows, offers=offers, sites=[{"kind": "varjumiskoht", "name": "Kool"}])
    taken = []
    for numbers in ((0,), (1, 2)):
        for number in numbers:
            fill(here, near, number)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address).content.decode()
        taken.append(len(queries))

    assert "Küla 2" in page
    assert taken[0] == taken[1] <= MOST_QUERIES, [query["sql"][:120] for query in queries.captured_queries]


def test_municipality_shows_all_there_is_in_one_place(client, here):
    near = make_municipality("Rõuge vald", county=here.county, seat_lat=57.72, seat_lon=26.92)
    fill(here, near, 1)
    make_profile(
        here,
        plan_note="Avame koolimaja, aga generaatoreid ei jaga.",
        contacts=[{"role": "Kriisikoordinaator", "deputy": "abivallavanem", "email": "kriis@example.org"}],
        offers=[{"direction": "offers", "text": "Saal tasuta"}, {"direction": "asks", "text": "Küla kontakt"}],
    )

    page = client.get(ADDRESS)

    assert "Konsultant 1" in section(page, "konsultant")
    assert "kysi/" in page.content.decode()
    assert "Koolitaja 1" in section(page, "aitajad")
    assert "Küla 1" in section(page, "kogukonnad")
    assert "Voor 1" in section(page, "voorud")
    assert "Siit 1" in section(page, "siit")
    assert "Võru vald 1" in section(page, "siin")
    assert "Rõuge vald 1" in section(page, "lahedal")
    assert "14 km" in section(page, "lahedal")
    assert "linnulennult" in section(page, "lahedal")
    assert "generaatoreid ei jaga" in section(page, "kriisivalmidus")
    assert "Kriisikoordinaator asendaja: abivallavanem" in section(page, "kontaktid")
    assert "Saal tasuta" in section(page, "vastastikku")
    assert "Uuenda andmeid" in text(page.content.decode())


def test_three_kinds_of_crisis_sites_stand_apart_each_with_its_meaning_and_source(client, here):
    make_profile(
        here,
        sites=[
            {"kind": "kerksuskeskus", "name": "Rahvamaja", "checked_on": timezone.localdate()},
            {
                "kind": "evakuatsioonikoht",
                "name": "Spordihoone",
                "checked_on": timezone.localdate() - timedelta(days=400),
            },
            {"kind": "varjumiskoht", "name": "Keskkool"},
        ],
    )

    page = client.get(ADDRESS).content.decode()

    groups = [text(group) for group in re.findall(r'<div class="sites">(.*?)</div>', page, re.DOTALL)]
    assert [group.split()[0] for group in groups] == ["Kerksuskeskused", "Evakuatsioonikohad", "Varjumiskohad"]
    assert [name in group for name, group in zip(("Rahvamaja", "Spordihoone", "Keskkool"), groups, strict=True)] == [
        True
    ] * 3
    assert "soe, valgus" in groups[0]
    assert "majutatakse" in groups[1]
    assert "vahetu ohu" in groups[2]
    assert ["küsi enne üle" in group for group in groups] == [False, True, True]
    assert page.count('href="https://naide.ee/kriis"') == 3


def test_what_does_not_exist_is_one_line_of_invitation(client, here):
    page = client.get(ADDRESS)

    words = section(page, "kutse")
    assert words.count(".") == 7
    assert section(page, "konsultant") == section(page, "kogukonnad") == section(page, "siit") == ""
    assert "112" in section(page, "kriisivalmidus")


def test_drafts_and_withdrawn_things_are_not_there(client, here):
    make_community("Mustand", places=(here,), state="draft")
    make_helper("Mustandaja", serves=(here.county,), state="draft")

    page = client.get(ADDRESS).content.decode()

    assert "Mustand" not in page


def test_similar_places_are_told_by_the_criteria_that_were_used(client, here):
    tartu = make_county("Tartu maakond", "Tartumaa")
    like = make_municipality("Elva vald", county=tartu, population=14_000)
    town = make_municipality("Tartu linn", county=tartu, population=100_000)
    make_resource("Elva moodi", municipality=like, county=tartu, kind="practice")
    make_resource("Tartu moodi", municipality=town, county=tartu, kind="practice")

    words = section(client.get(ADDRESS), "sarnased")

    assert "Valisime vallad, kus on ligikaudu 6700–15 000 elanikku, Lõuna päästepiirkonnast." in words.replace(
        "\xa0", " "
    )
    assert "Elva moodi" in words
    assert "Tartu moodi" not in words


def test_consultant_of_a_county_of_many_municipalities_is_its_own(client, here):
    for number in range(6):
        make_municipality(f"Vald{number} vald", county=here.county)
    make_helper("Maakonna oma", serves=(here.county,))

    for address in (ADDRESS, "/kohad/vorumaa/"):
        assert "Maakonna oma" in section(client.get(address), "konsultant")


def test_consultant_of_all_estonia_is_no_consultant_of_the_county(client, here):
    for number in range(4):
        make_municipality(f"Vald{number} vald", county=make_county(f"M{number} maakond", f"M{number}maa"))
    make_helper("Üleriigiline", serves_all=True)

    page = client.get(ADDRESS)

    assert section(page, "konsultant") == ""
    assert "Üleriigiline" in section(page, "aitajad")


@pytest.mark.parametrize(
    ("address", "today"),
    [
        ("/kohad/ida-virumaa/toila-vald/", "/kohad/ida-virumaa/johvi-vald/"),
        ("/kohad/vorumaa/johvi-vald/", "/kohad/ida-virumaa/johvi-vald/"),
        ("/en/kohad/olematu/johvi-vald/", "/en/kohad/ida-virumaa/johvi-vald/"),
        ("/kohad/johvi-vald/", "/kohad/ida-virumaa/johvi-vald/"),
    ],
)
def test_merged_municipality_and_wrong_county_lead_to_today(client, here, address, today):
    johvi = make_municipality("Jõhvi vald", county=make_county("Ida-Viru maakond", "Ida-Virumaa"))
    johvi.aliases.create(ehak="0251", name="Jõhvi vald")
    johvi.aliases.create(ehak="0803", name="Toila vald")

    answer = client.get(address)

    assert (answer.status_code, answer.headers["Location"]) == (301, today)


def test_unknown_place_offers_those_that_may_be_meant(client, here):
    make_municipality("Võru linn", county=here.county)

    answer = client.get("/kohad/vorumaa/voru/")

    words = text(answer.content.decode())
    assert answer.status_code == 404
    assert "Võru linn" in words
    assert "Võru vald" in words
