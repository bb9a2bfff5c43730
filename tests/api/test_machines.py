"""Sitemap, robots and the security contact."""

import re
from xml.etree import ElementTree as ET

import pytest

from tests.factories.communities import make_community
from tests.factories.directory import make_helper
from tests.factories.events import make_event
from tests.factories.funding import make_call
from tests.factories.library import make_resource
from tests.factories.places import make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from veeb.api import sitemaps

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SITE = "http://127.0.0.1:8000"


def tree(answer) -> ET.Element:
    return ET.fromstring(answer.content)  # noqa: S314 (our own)


def addresses(answer) -> list[str]:
    return [element.text for element in tree(answer).iter(f"{MAP}loc")]


@pytest.mark.parametrize("make", [make_resource, make_event, make_helper, make_community, make_call])
@pytest.mark.parametrize("state", STATES)
def test_sitemap_has_what_is_live_in_every_language(client, state, make):
    resource = make("Külamaja", state=state)

    things = [address for address in addresses(client.get("/sitemap.xml")) if resource.path() in address]

    site = [f"{SITE}{prefix}{resource.path()}" for prefix in ("", "/ru", "/en")]
    assert things == (site if state == "live" else [])


def test_sitemap_names_the_other_languages_of_each_address(client):
    resource = make_resource("Külamaja")

    root = tree(client.get("/sitemap.xml"))

    entry = next(url for url in root if url.findtext(f"{MAP}loc") == f"{SITE}/ru{resource.path()}")
    assert {link.get("hreflang"): link.get("href") for link in entry.findall(f"{XHTML}link")} == {
        "et": f"{SITE}{resource.path()}",
        "ru": f"{SITE}/ru{resource.path()}",
        "en": f"{SITE}/en{resource.path()}",
        "x-default": f"{SITE}{resource.path()}",
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*", entry.findtext(f"{MAP}lastmod"))


def test_sitemap_has_lists_topics_and_places(client):
    make_topic("Varjumine")
    make_municipality("Rõuge vald")

    estonian = {
        address for address in addresses(client.get("/sitemap.xml")) if "/ru/" not in address and "/en/" not in address
    }

    assert estonian == {
        f"{SITE}{path}"
        for path in (
            "/", "/aardekast/", "/uudised/", "/teemad/", "/kohad/",
            "/kalender/", "/kalender/nimekiri/", "/kalender/maakonnad/", "/kalender/moodunud/",
            "/kes-aitab/", "/kogukonnad/", "/rahastus/", "/rahastus/moodunud/", "/oigus/",
            "/teemad/varjumine/", "/kohad/vorumaa/", "/kohad/vorumaa/rouge-vald/",
        )
    }  # fmt: skip


def test_long_sitemap_becomes_an_index_of_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "PER_FILE", 2)
    made = [make_resource(f"Juhend {n}") for n in range(3)]

    files = addresses(client.get("/sitemap.xml"))

    assert files == [f"{SITE}/sitemap-1.xml", f"{SITE}/sitemap-2.xml"]
    listed = [address for n in (1, 2) for address in addresses(client.get(f"/sitemap-{n}.xml"))]
    assert {f"{SITE}{resource.path()}" for resource in made} <= set(listed)
    assert len(listed) == len(set(listed))
    assert client.get("/sitemap-3.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_robots_may_read_all_but_private_pages_and_the_admin(client):
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        *(
            f"Disallow: {language}/{part}/"
            for part in ("panus", "koht", "korraldaja", "kysimus", "minu-kirje", "kutse", "konto", "minu")
            for language in ("", "/ru", "/en")
        ),
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_security_contact_is_told_only_where_one_is_set(client, settings):
    settings.CONTACT_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404

    settings.CONTACT_EMAIL = "turva@example.org"
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()

    assert lines[0] == "Contact: mailto:turva@example.org"
    assert re.fullmatch(r"Expires: \d{4}-\d\d-\d\dT00:00:00\+00:00", lines[1])
    assert lines[2:] == ["Preferred-Languages: et, en, ru", f"Canonical: {SITE}/.well-known/security.txt"]
