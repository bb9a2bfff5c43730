"""The page of one thing, and the addresses that lead to it."""

import json
import re
from datetime import date

import pytest

from tests import people
from tests.factories.library import make_resource
from tests.factories.places import make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import text, titles
from veeb.library.kinds import ALL_RIGHTS_RESERVED
from veeb.records import publishing

pytestmark = pytest.mark.django_db


def facts(response) -> dict[str, str]:
    """Term → value of the list of facts."""
    lists = re.findall(r'<dl class="(?:facts|story)".*?</dl>', response.content.decode(), re.DOTALL)
    pairs = re.findall(r"<dt[^>]*>(.*?)</dt><dd>(.*?)</dd>", "".join(lists), re.DOTALL)
    return {text(term): text(value) for term, value in pairs}


def linked_data(response) -> dict:
    """The thing itself in the page's JSON-LD."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(found[1])["@graph"][0]


@pytest.mark.parametrize("state", STATES)
def test_strangers_open_only_what_is_live(client, state):
    resource = make_resource("Külamaja", state=state)

    statuses = {
        client.get(resource.get_absolute_url()).status_code,
        client.get(f"/aardekast/{resource.pk}/").status_code,
    }

    assert statuses == ({200, 301} if state == "live" else {404})


def test_withdrawn_thing_closes_at_once(client):
    resource = make_resource("Külamaja")
    assert client.get(resource.get_absolute_url()).status_code == 200

    publishing.withdraw(resource, by=people.juhan())

    assert client.get(resource.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
@pytest.mark.parametrize("wrong", ["{pk}-vale-nimi/", "{pk}/"])
def test_wrong_words_in_the_address_lead_to_the_right_ones(client, prefix, wrong):
    resource = make_resource("Külamaja õu")

    page = client.get(f"{prefix}/aardekast/{wrong.format(pk=resource.pk)}")

    assert (page.status_code, page["Location"]) == (301, f"{prefix}/aardekast/{resource.pk}-kulamaja-ou/")


def test_address_with_a_number_too_big_for_the_database_is_not_found(client):
    assert client.get(f"/aardekast/{10**30}-kulamaja/").status_code == 404


def test_former_address_leads_here_by_its_own_number_else_by_ours(client):
    moved = make_resource("Kolinud juhend", ref="kogukonnaveeb:juhendmaterjalid/4711")
    ours = make_resource("Meie juhend")
    draft = make_resource("Mustand", state="draft", ref="kogukonnaveeb:juhendmaterjalid/4712")

    assert client.get("/juhendmaterjalid/4711/")["Location"] == moved.get_absolute_url()
    assert client.get(f"/juhendmaterjalid/{ours.pk}/")["Location"] == ours.get_absolute_url()
    assert client.get("/juhendmaterjalid/4712/").status_code == 404
    assert client.get(f"/juhendmaterjalid/{draft.pk}/").status_code == 404
    assert client.get("/juhendmaterjalid/")["Location"] == "/aardekast/"


def test_page_tells_what_is_known_and_that_nobody_has_checked(client):
    resource = make_resource(
        "Külamaja",
        authors="Mari Tamm; Juhan Mets",
        publisher="Rõuge selts",
        year=2021,
        licence="CC BY 4.0",
        length_note="24 lk",
        settlement="Nogo küla",
        municipality=make_municipality("Rõuge vald"),
        audiences=["official"],
        link="https://example.org/juhend",
        good_for="Aitab talve üle elada.",
        credit="Liis",
    )

    page = client.get(resource.get_absolute_url())

    known = facts(page)
    known.pop("Lisatud")
    assert known == {
        "Autorid": "Mari Tamm, Juhan Mets",
        "Väljaandja": "Rõuge selts",
        "Aasta": "2021",
        "Keel": "eesti",
        "Maht": "24 lk",
        "Litsents": "CC BY 4.0",
        "Koht": "Nogo küla, Rõuge vald",
        "Lisas": "Liis",
        "Kontrollitud": "kontrollimata",
    }
    words = text(page.content.decode())
    assert "Aitab talve üle elada." in words
    assert "Ava lehel example.org aadress: kontrollimata" in words
    assert "Mari Tamm, Juhan Mets (2021). Külamaja. Rõuge selts. https://example.org/juhend" in words


@pytest.mark.parametrize(
    ("prefix", "fact"),
    [("", ("Litsents", "kõik õigused kaitstud")), ("/ru", ("Лицензия", "все права защищены"))],
)
def test_licence_in_words_is_said_in_the_language_on_screen(client, prefix, fact):
    resource = make_resource(licence=ALL_RIGHTS_RESERVED)

    assert fact in facts(client.get(prefix + resource.path())).items()


def test_practice_story_shows_only_the_parts_that_were_told(client):
    page = client.get(
        make_resource(kind="practice", starting_point="Pood suleti.", done="Avati kodukohvik.").get_absolute_url()
    )

    told = {term: value for term, value in facts(page).items() if value in {"Pood suleti.", "Avati kodukohvik."}}
    assert told == {"Lähtekoht": "Pood suleti.", "Mida tehti": "Avati kodukohvik."}
    assert "Mis see maksis" not in page.content.decode()


def test_research_shows_doi_journal_abstract_in_its_language_and_plain_words(client):
    research = make_resource(
        "Resilient villages",
        kind="research",
        language="en",
        doi="10.1000/xyz",
        journal="Village Studies",
        abstract="Neighbours matter.",
        abstract_language="en",
        plain_summary="Naabrid loevad.",
    )

    page = client.get(research.get_absolute_url())

    html = page.content.decode()
    assert '<a href="https://doi.org/10.1000/xyz">10.1000/xyz</a>' in html
    assert '<h1 lang="en">Resilient villages</h1>' in html
    assert '<div lang="en"><p>Neighbours matter.</p></div>' in html
    assert "<p>Naabrid loevad.</p>" in html
    assert linked_data(page)["@type"] == "ScholarlyArticle"
    assert linked_data(page)["isPartOf"] == {"@type": "Periodical", "name": "Village Studies"}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"legal_state": "kehtiv", "legal_from": date(2025, 1, 1)}, "Kehtiv , jõustus 1. jaanuaril 2025"),
        ({"legal_state": "joustub", "legal_from": date(2027, 7, 1)}, "Jõustub 1. juulil 2027"),
        ({"legal_state": "eelnou"}, "Eelnõu : see ei ole veel vastu võetud."),
    ],
)
def test_law_says_where_it_stands(client, fields, words):
    page = client.get(make_resource("Hädaolukorra seadus", kind="law", **fields).get_absolute_url())

    assert words in text(page.content.decode())
    assert linked_data(page)["@type"] == "Legislation"


def test_title_is_in_the_language_on_screen_when_there_is_one(client):
    resource = make_resource("Külamaja", title_en="Village house", good_for="Talveks.")

    in_english, in_russian = client.get(f"/en{resource.path()}"), client.get(f"/ru{resource.path()}")

    assert "<h1>Village house</h1>" in in_english.content.decode()
    assert '<h1 lang="et">Külamaja</h1>' in in_russian.content.decode()
    assert '<p class="lead" lang="et">Talveks.</p>' in in_russian.content.decode()


def test_head_names_the_page_in_every_language(client):
    resource = make_resource("Külamaja")

    html = client.get(f"/ru{resource.path()}").content.decode()

    site = "http://127.0.0.1:8000"
    assert re.findall(r'<link rel="canonical" href="([^"]+)">', html) == [f"{site}/ru{resource.path()}"]
    assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html) == [
        ("et", f"{site}{resource.path()}"),
        ("ru", f"{site}/ru{resource.path()}"),
        ("en", f"{site}/en{resource.path()}"),
        ("x-default", f"{site}{resource.path()}"),
    ]


def test_related_things_share_topics_and_leave_out_what_is_not_public(client):
    crisis, learning = make_topic("Kriisivalmidus"), make_topic("Õppimine")
    resource = make_resource("Külamaja", topics=(crisis, learning))
    make_resource("Üks ühine", topics=(crisis,))
    make_resource("Kaks ühist", topics=(crisis, learning))
    make_resource("Mustand", topics=(crisis, learning), state="draft")
    make_resource("Muu asi", topics=(make_topic("Raha"),))

    assert titles(client.get(resource.get_absolute_url())) == ["Kaks ühist", "Üks ühine"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_asks_the_database_as_often_beside_one_as_beside_three(client, how_many, django_assert_num_queries):
    topics = (make_topic("Varjumine", parent=make_topic()),)
    place = make_municipality()
    resource = make_resource("Külamaja", topics=topics, municipality=place, files=[("a.pdf", b"%PDF")])
    for n in range(how_many):
        make_resource(f"Juhend {n}", topics=topics, municipality=place)
    client.get("/aardekast/")

    with django_assert_num_queries(9):
        page = client.get(resource.get_absolute_url())

    assert len(titles(page)) == how_many


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("form", ["bib", "ris"])
def test_citation_can_be_fetched_of_what_is_live(client, state, form):
    resource = make_resource("Külamaja", state=state)

    page = client.get(f"/aardekast/{resource.pk}.{form}")

    assert page.status_code == (200 if state == "live" else 404)
    if state == "live":
        assert "Külamaja" in page.content.decode()
        assert page["Content-Disposition"] == f'attachment; filename="kogukonnaveeb-{resource.pk}.{form}"'


def test_words_of_a_contributor_stay_words(client):
    resource = make_resource("<script>alert(1)</script>", body="<img src=x onerror=alert(1)>", credit="</script><b>x")

    html = client.get(resource.get_absolute_url()).content.decode()

    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "</script><b>" not in html
