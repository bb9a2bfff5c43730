"""The page of one call."""

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.funding import make_call
from tests.factories.places import make_county, make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("march")]
OPEN = {"opens_on": date(2026, 3, 2), "closes_on": date(2026, 4, 2)}


def words(client, call) -> str:
    return text(client.get(call.get_absolute_url()).text).replace("\N{NO-BREAK SPACE}", " ")


def test_page_tells_everything_that_a_treasurer_asks(client):
    jogeva = make_municipality("Jõgeva vald", county=make_county("Jõgeva maakond", "Jõgevamaa"))
    call = make_call(
        "Kriisivoor",
        funder="Näidisfond",
        programme="Näidisprogramm",
        body="Generaatoritele ja kaevudele.",
        applicants=["association"],
        applicants_note="tegutsenud vähemalt aasta",
        budget=Decimal(875_000),
        ceiling=Decimal(4000),
        ceiling_note="ühe kogukonna kohta",
        own_share="ei ole vaja",
        letters="Omavalitsuse kiri\n\n Päästeameti kiri ",
        environment="E-toetus",
        apply_link="https://example.org/taotle",
        link="https://www.example.org/voor",
        checked_on=date(2026, 3, 12),
        limits=((jogeva, Decimal("16806.58")),),
        **OPEN,
    )

    page = client.get(call.get_absolute_url())
    said = words(client, call)

    for sentence in (
        "Avatud, tähtaeg 2. aprill, 5 päeva jäänud.",
        "Rahastaja Näidisfond",
        "Programm Näidisprogramm",
        "Kes võib taotleda mittetulundusühing. tegutsenud vähemalt aasta",
        "Kust kogu Eesti",
        "Vooru eelarve 875 000 €",
        "Ülempiir 4 000 €. ühe kogukonna kohta",
        "Omaosalus ei ole vaja",
        "Tähtaeg 2. aprill 2026",
        "Kus taotleda E-toetus",
        "Kontrollitud 12. märts 2026",
        "Jõgeva vald 16 806,58 €",
        "Ava lehel example.org aadress: kontrollimata",
    ):
        assert sentence in said
    assert page.text.count("<li>Omavalitsuse kiri</li><li>Päästeameti kiri</li>") == 1
    assert 'href="https://example.org/taotle"' in page.text
    assert '"expires": "2026-04-02"' in page.text


def test_call_that_is_over_says_so_and_offers_no_application(client):
    call = make_call(closes_on=date(2023, 11, 30), apply_link="https://example.org/taotle", environment="E-toetus")

    page = client.get(call.get_absolute_url())

    assert "Lõppenud 30. novembril 2023." in text(page.text)
    assert 'class="btn" href="https://example.org/taotle"' not in page.text


@pytest.mark.parametrize("state", STATES)
def test_only_a_live_call_has_a_page_and_another_slug_leads_to_it(client, state):
    call = make_call(state=state, **OPEN)

    assert client.get(call.get_absolute_url()).status_code == (200 if state == "live" else 404)
    wrong = client.get(f"/rahastus/{call.pk}-midagi/")
    assert wrong.status_code == (301 if state == "live" else 404)


def test_related_things_come_from_the_same_topic(client):
    topic = make_topic()
    call = make_call("Üks", topics=(topic,), **OPEN)
    make_call("Teine", topics=(topic,), **OPEN)

    assert "Käib sellega kokku" in client.get(call.get_absolute_url()).text


def test_call_is_found_by_search_and_says_that_it_is_over(client):
    make_call("Generaatorite voor", closes_on=date(2023, 11, 30), letters="Omavalitsuse kinnituskiri")

    page = client.get("/otsing/?q=kinnituskiri")

    assert "Generaatorite voor" in text(page.text)
    assert "möödunud" in text(page.text)


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_asks_as_often_for_one_ceiling_as_for_three(client, how_many, django_assert_num_queries):
    county = make_county()
    places = [make_municipality(f"Koht{number} vald", county=county) for number in range(how_many)]
    call = make_call(limits=tuple((place, 100) for place in places), for_places=tuple(places), **OPEN)
    client.get(call.get_absolute_url())

    with django_assert_num_queries(10):
        client.get(call.get_absolute_url())
