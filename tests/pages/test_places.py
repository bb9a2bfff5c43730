"""Place screens: counties, municipalities, old codes."""

import re

import pytest

from tests.factories.library import make_resource
from tests.factories.places import make_county, make_municipality
from tests.pages_of import titles
from veeb.places.models import MunicipalityAlias

pytestmark = pytest.mark.django_db


@pytest.fixture
def voru():
    return make_county("Võru maakond", "Võrumaa")


def lists(response) -> list[list[str]]:
    """Titles of each list of rows on the page."""
    found = re.findall(r'<ol class="belt-list">(.*?)</ol>', response.content.decode(), re.DOTALL)
    return [re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a></h3>", one) for one in found]


def test_all_places_stand_on_one_page(client, voru):
    make_municipality("Võru linn", county=voru)
    make_municipality("Võru vald", county=voru)

    page = client.get("/kohad/").content.decode()

    assert '<a href="/kohad/vorumaa/voru-linn/">Võru linn</a>' in page
    assert '<a href="/kohad/vorumaa/voru-vald/">Võru vald</a>' in page


def test_county_lists_everything_from_there(client, voru):
    elsewhere = make_county("Tartu maakond", "Tartumaa")
    make_resource("Vallast", county=voru, municipality=make_municipality("Võru vald", county=voru))
    make_resource("Maakonnast", county=voru)
    make_resource("Mujalt", county=elsewhere)

    assert titles(client.get("/kohad/vorumaa/")) == ["Maakonnast", "Vallast"]


def test_municipality_shows_its_own_and_leads_to_its_neighbours(client, voru):
    here, neighbour = make_municipality("Võru vald", county=voru), make_municipality("Rõuge vald", county=voru)
    make_resource("Siit", county=voru, municipality=here)
    make_resource("Naabrilt", county=voru, municipality=neighbour, kind="practice")
    make_resource("Naabrilt raamat", county=voru, municipality=neighbour, kind="book")
    make_resource("Mustand", county=voru, municipality=here, state="draft")

    page = client.get("/kohad/vorumaa/voru-vald/")

    assert lists(page) == [["Siit"], ["Naabrilt"]]
    assert 'href="/kohad/vorumaa/rouge-vald/">Rõuge vald</a>' in page.content.decode()


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("estimate", 'ligikaudu 10\N{NO-BREAK SPACE}200 <small class="muted">(meie ümardatud hinnang)'),
        ("press", 'ligikaudu 10\N{NO-BREAK SPACE}200 <small class="muted">(ajakirjanduse andmed)'),
        ("statistics", '<dd>10\N{NO-BREAK SPACE}200 <small class="muted">(Statistikaamet)'),
    ],
)
def test_population_says_what_it_rests_on(client, voru, basis, words):
    make_municipality("Võru vald", county=voru, population=10_200, population_basis=basis)

    assert words in client.get("/kohad/vorumaa/voru-vald/").content.decode()


def test_empty_municipality_invites(client, voru):
    make_municipality("Võru vald", county=voru)

    page = client.get("/kohad/vorumaa/voru-vald/").content.decode()

    assert "Tühi koht on kutse" in page
    assert 'href="/panusta/' in page


@pytest.mark.parametrize("code", ["0251", "0803", "0250"])
def test_old_and_new_codes_lead_to_todays_municipality(client, code):
    county = make_county("Ida-Viru maakond", "Ida-Virumaa")
    johvi = make_municipality("Jõhvi vald", county=county, ehak="0250")
    for old, name in (("0251", "Jõhvi vald"), ("0803", "Toila vald")):
        MunicipalityAlias.objects.create(ehak=old, name=name, municipality=johvi)

    answer = client.get(f"/en/kohad/ehak/{code}/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/kohad/ida-virumaa/johvi-vald/")
    assert "Toila vald" in client.get("/kohad/ida-virumaa/johvi-vald/").content.decode()


@pytest.mark.parametrize(
    ("address", "today"),
    [
        ("/kohad/Vorumaa/", "/kohad/vorumaa/"),
        ("/kohad/Vorumaa/Voru-Vald/", "/kohad/vorumaa/voru-vald/"),
        ("/ru/kohad/VORU-VALD/", "/ru/kohad/vorumaa/voru-vald/"),
    ],
)
def test_capitals_in_an_address_lead_to_the_right_one(client, voru, address, today):
    make_municipality("Võru vald", county=voru)

    answer = client.get(address)

    assert (answer.status_code, answer.headers["Location"]) == (301, today)


@pytest.mark.parametrize("address", ["/kohad/olematu/", "/kohad/vorumaa/olematu/", "/kohad/ehak/9999/"])
def test_unknown_place_is_not_found(client, voru, address):
    make_municipality("Võru vald", county=voru)
    make_county("Tartu maakond", "Tartumaa")

    assert client.get(address).status_code == 404
