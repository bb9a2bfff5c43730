"""The page of one community, and the addresses that lead to it."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests import people
from tests.factories.accounts import make_team
from tests.factories.communities import make_community
from tests.factories.events import make_event, session
from tests.factories.library import make_resource
from tests.factories.places import make_county, make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import text
from veeb.communities.models import Community
from veeb.records import publishing

pytestmark = pytest.mark.django_db


def linked_data(response) -> dict:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(found[1])["@graph"][0]


def soon() -> datetime:
    return timezone.make_naive(timezone.now()) + timedelta(days=9)


@pytest.mark.parametrize("state", STATES)
def test_strangers_open_only_what_is_live(client, state):
    community = make_community(state=state)

    statuses = {client.get(community.get_absolute_url() + more).status_code for more in ("", "hoidjaks/")}

    assert statuses == {200 if state == "live" else 404}


def test_wrong_words_lead_to_the_right_ones_and_a_new_name_keeps_the_address(client):
    community = make_community("Õunapuu küla")
    first = f"/kogukond/{community.pk}-ounapuu-kula/"

    for wrong in ("-vale/", "/"):
        moved = client.get(f"/ru/kogukond/{community.pk}{wrong}")
        assert (moved.status_code, moved["Location"]) == (301, f"/ru{first}")

    community.title_et = "Pirnipuu küla"
    community.save_revision()
    publishing.publish(community)
    assert "Pirnipuu küla" in client.get(first).text


def test_page_closes_when_it_is_withdrawn(client):
    community = make_community()

    publishing.withdraw(community, by=people.juhan())

    assert client.get(community.get_absolute_url()).status_code == 404


def test_page_tells_all_that_is_public(client):
    place = make_municipality("Rõuge vald")
    community = make_community(
        "Haanja küla",
        places=({"municipality": place, "settlement": "Haanja", "lat": 57.72, "lon": 27.05},),
        topics=(make_topic(),),
        good_for="Küla mäe otsas.",
        body="Talgud on mais.\n<script>alert(1)</script>",
        voice="elder",
        voice_note="valitud 2025",
        contact_role="külavanem",
        contact_name="Salme Näide",
        deputy_role="seltsi juhatus",
        contact_email="haanja@example.org",
        contact_phone="5551234",
        link="https://haanja.naide.ee/",
        links=(("Küla rühm", "https://ryhm.naide.ee/"),),
    )

    page = client.get(community.get_absolute_url())

    shown = text(page.text)
    wanted = [
        "Küla mäe otsas.", "Talgud on mais.", "Haanja, Rõuge vald", "külavanem, valitud 2025", "külavanem: Salme Näide",
        "seltsi juhatus", "haanja@example.org", "5551234", "Küla rühm", "Kriisivalmidus",
        "Lehel ei ole veel hoidjat: võta see oma hoole alla.",
    ]  # fmt: skip
    assert [words for words in wanted if words not in shown] == []
    assert '<h1 class="sign"><span>Haanja küla</span></h1>' in page.text
    assert "<title>Haanja küla, Rõuge vald – Kogukonnaveeb</title>" in page.text
    assert "<script>alert" not in page.text
    assert 'class="near' in page.text
    assert not page.cookies
    assert "public" in page["Cache-Control"]


def test_linked_data_is_of_the_place_and_not_of_people(client):
    place = make_municipality("Rõuge vald")
    village = make_community(places=(place,), contact_name="Salme Näide", contact_email="s@example.org")
    club = make_community("Pitsihuvilised", kind="interest", places=(place,))

    about = linked_data(client.get(village.get_absolute_url()))

    assert about["@type"] == "Place"
    assert [area["name"] for area in about["containedInPlace"]] == ["Rõuge vald"]
    assert "Salme" not in str(about)
    assert "example.org" not in str(about)
    assert linked_data(client.get(club.get_absolute_url()))["@type"] == "Organization"


def test_community_of_no_place_says_so_and_has_no_sign(client):
    page = client.get(make_community("Pitsihuvilised", kind="interest").get_absolute_url())

    assert "Ei ole ühe kohaga seotud." in text(page.text)
    assert '<h1 class="sign">' not in page.text


def test_several_places_stand_in_their_order(client):
    county = make_county()
    towns = [make_municipality(f"{name} vald", county=county) for name in ("Rõuge", "Antsla", "Võru")]

    page = client.get(make_community("Jõe rahvas", places=tuple(towns)).get_absolute_url())

    where = re.search(r'id="kus">(.*?)</section>', page.text, re.DOTALL)[1]
    assert re.findall(r'<a href="[^"]+">(.*?)</a>', where) == [town.name for town in towns]


def test_page_says_who_keeps_it_and_who_is_looked_for(client):
    kept = make_community("Hoitud", team=make_team("Hoitud", people.ott()))
    emptied = make_community("Tühi", team=make_team("Tühi"), seeks_lead=True)

    one, other = (text(client.get(community.get_absolute_url()).text) for community in (kept, emptied))

    assert "Lehte hoiab oma tiim." in one
    assert "Otsib eestvedajat" not in one
    assert "Ott" not in one
    assert "Lehel ei ole veel hoidjat" in other
    assert "Otsib eestvedajat" in other


def test_coming_events_of_its_municipalities_are_there_and_others_not(client):
    here, away = make_municipality("Rõuge vald"), make_municipality("Võru vald", county=make_county("M", "M"))
    make_event("Küla talgud", municipality=here, sessions=[session(soon())])
    make_event("Ammu möödas", municipality=here, sessions=[session(datetime(2024, 5, 5, 10))])
    make_event("Mujal", municipality=away, sessions=[session(soon())])

    page = client.get(make_community(places=(here,)).get_absolute_url())

    block = re.search(r'aria-labelledby="tulemas">(.*?)</section>', page.text, re.DOTALL)[1]
    assert re.findall(r"<h3[^>]*><a[^>]*>(.*?)</a>", block) == ["Küla talgud"]
    assert 'href="/kalender/nimekiri/?vald=rouge-vald"' in block


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_asks_the_database_as_often_for_one_as_for_three(client, how_many, django_assert_num_queries):
    county = make_county()
    towns = [make_municipality(f"Koht{n} vald", county=county) for n in range(how_many)]
    topics = tuple(make_topic(f"Teema {n}") for n in range(how_many))
    for n in range(how_many):
        make_resource(f"Juhend {n}", topics=topics, municipality=towns[0])
        make_event(f"Talgud {n}", municipality=towns[0], sessions=[session(soon())])
    links = tuple((f"Link {n}", "https://naide.ee/") for n in range(how_many))
    made = make_community(places=tuple(towns), topics=topics, links=links, team=make_team("T", people.ott()))
    client.get(made.get_absolute_url())

    with django_assert_num_queries(12):
        page = client.get(made.get_absolute_url())

    assert page.status_code == 200


def test_sitemap_has_the_list_and_the_community(client):
    community = make_community()

    sitemap = client.get("/sitemap.xml").text

    assert f"/kogukond/{community.pk}-haanja-kula/" in sitemap
    assert "/kogukonnad/<" in sitemap


def test_editors_see_the_preview_of_a_draft(rf):
    draft = Community(title_et="Mustand", kind="village", live=False)

    page = draft.serve_preview(rf.get("/"), "")

    assert "Mustand" in page.render().text
