"""What search engines get to know: one address, the languages that exist, linked data of each kind of page."""

import json
import re

import pytest

from tests.factories.communities import make_community
from tests.factories.directory import make_helper
from tests.factories.funding import make_call
from tests.factories.pages import make_door, make_home, make_section
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic

pytestmark = pytest.mark.django_db


def languages(page: str) -> list[str]:
    return re.findall(r'<link rel="alternate" hreflang="([^"]+)"', page)


def linked(page: str) -> list[dict]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]
    return json.loads(found)["@graph"]


def test_page_names_only_the_languages_it_has(client, settings):
    settings.SITE_URL = "https://kogukonnaveeb.example"
    home = make_home()
    russian = make_home("ru", of=home)
    alone = make_section("Taustainfo", under=home)
    both = make_section("ABCD", under=home)
    make_section("АБВГ", slug="abcd", under=russian, of=both)

    page_alone = client.get("/taustainfo/").content.decode()
    page_both = client.get("/ru/abcd/").content.decode()

    assert alone.live
    assert languages(page_alone) == ["et"]
    assert languages(page_both) == ["et", "ru", "x-default"]
    assert '<link rel="canonical" href="https://kogukonnaveeb.example/ru/abcd/">' in page_both
    assert '<a href="/ru/" lang="ru"' in page_alone


def test_draft_translation_is_no_language_of_the_page(client):
    home = make_home()
    russian = make_home("ru", of=home)
    page = make_section("ABCD", under=home)
    make_section("АБВГ", slug="abcd", under=russian, of=page).unpublish()

    assert languages(client.get("/abcd/").content.decode()) == ["et"]
    assert client.get("/ru/abcd/").status_code == 404


def test_front_page_is_the_site_and_can_be_searched(client, settings):
    settings.SITE_URL = "https://kogukonnaveeb.example"
    make_home()

    site, organisation = linked(client.get("/").content.decode())

    assert site["potentialAction"]["target"]["urlTemplate"] == "https://kogukonnaveeb.example/otsing/?q={words}"
    assert (organisation["@type"], organisation["name"]) == ("Organization", "Kogukonnaveeb")


def test_door_tells_whom_it_is_for(client):
    make_door("Volikogu liige", under=make_home(), audience="council", search_description="Enne hääletust.")

    page = client.get("/volikogu-liige/").content.decode()

    assert "<title>Volikogu liige – Kogukonnaveeb</title>" in page
    assert '<meta name="description" content="Enne hääletust.">' in page
    assert linked(page)[0]["audience"] == {"@type": "Audience", "audienceType": "Volikogu liige"}


def test_municipality_is_an_area_within_its_county(client):
    make_municipality("Võru vald", ehak="0917")

    page = client.get("/kohad/vorumaa/voru-vald/").content.decode()

    area, trail = linked(page)
    assert (area["@type"], area["identifier"]["value"]) == ("AdministrativeArea", "0917")
    assert area["containedInPlace"]["name"] == "Võru maakond"
    assert [step["name"] for step in trail["itemListElement"]] == ["Kohad", "Võrumaa", "Võru vald"]
    assert languages(page) == ["et", "ru", "en", "x-default"]


def test_section_about_a_topic_leads_to_it(client):
    make_topic("Ressursipõhine", slug="abcd", thread="abcd")
    make_section("ABCD", under=make_home())

    assert '<a class="topic" href="/teemad/abcd/">Ressursipõhine</a>' in client.get("/abcd/").content.decode()


# What schema.org knows of each type, as far as our pages tell it.
COMMON = {"@type", "@id", "url", "name", "description", "sameAs", "identifier"}
AGENT = COMMON | {"knowsLanguage", "knowsAbout", "email", "telephone"}
WORK = COMMON | {"inLanguage", "expires", "sourceOrganization", "publisher", "keywords"}
PROPERTIES = {
    "Person": AGENT | {"jobTitle", "worksFor"},
    "Organization": AGENT | {"areaServed", "keywords"},
    "Place": COMMON | {"containedInPlace", "keywords"},
    "AdministrativeArea": COMMON | {"containedInPlace", "geo"},
    "WebPage": WORK,
}


def empty(value) -> bool:
    """Whether something in it says nothing."""
    if isinstance(value, dict):
        return not value or any(map(empty, value.values()))
    return not value or (isinstance(value, list) and any(map(empty, value)))


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda town: make_helper("Mari Maasikas", organisation="Külakool", role="koolitaja"), "Person"),
        (lambda town: make_helper("Külakool", serves=(town,), public_email="kool@example.org"), "Organization"),
        (lambda town: make_community("Haanja küla", places=(town,)), "Place"),
        (lambda town: make_community("Pitsihuvilised", kind="interest", places=(town,)), "Organization"),
        (lambda town: make_call(), "WebPage"),
        (lambda town: town, "AdministrativeArea"),
        (lambda town: town.county, "AdministrativeArea"),
    ],
)
def test_people_places_and_calls_tell_only_what_their_type_has_and_nothing_empty(client, settings, make, kind):
    settings.SITE_URL = "https://kogukonnaveeb.example"
    thing = make(make_municipality("Rõuge vald"))

    told, trail = linked(client.get(thing.get_absolute_url()).content.decode())

    assert (told["@type"], trail["@type"]) == (kind, "BreadcrumbList")
    assert told["url"] == f"https://kogukonnaveeb.example{thing.get_absolute_url()}"
    assert told["name"]
    assert set(told) - PROPERTIES[kind] == set()
    assert not empty(told)
    assert [step["position"] for step in trail["itemListElement"]] == list(range(1, len(trail["itemListElement"]) + 1))
