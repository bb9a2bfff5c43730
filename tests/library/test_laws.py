"""Legal acts by where they stand: what is law, what will be, what is a bill."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from tests.factories.library import make_resource
from tests.factories.records import STATES
from tests.pages_of import text
from veeb.library.laws import Standing, standing_on
from veeb.library.models import Resource

pytestmark = pytest.mark.django_db
PAGE = "/oigus/"
DAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """It is 24 November 2026."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 24, 10, tzinfo=UTC))


def make_law(title: str, **fields) -> Resource:
    return make_resource(title, kind="law", **fields)


def shelves(client) -> dict[str, list[str]]:
    """Anchor of each shelf → titles of its acts."""
    parts = re.split(r'<h2 id="(\w+)">', client.get(PAGE).text)[1:]
    return {
        key: [text(title) for title in re.findall(r"<h3[^>]*>(.*?)</h3>", part)]
        for key, part in zip(parts[::2], parts[1::2], strict=True)
        if "<h3" in part
    }


@pytest.mark.parametrize(
    ("state", "begins", "standing"),
    [
        ("kehtiv", None, Standing.IN_FORCE),
        ("kehtiv", DAY, Standing.IN_FORCE),
        ("kehtiv", date(2026, 11, 25), Standing.COMING),
        ("joustub", None, Standing.COMING),
        ("joustub", date(2026, 11, 25), Standing.COMING),
        ("joustub", DAY, Standing.BEGUN),
        ("eelnou", None, Standing.BILL),
        ("eelnou", date(2020, 1, 1), Standing.BILL),
        ("", date(2020, 1, 1), Standing.UNKNOWN),
    ],
)
def test_what_may_be_said_of_an_act_on_a_day(state, begins, standing):
    assert standing_on(Resource(kind="law", legal_state=state, legal_from=begins), DAY) == standing


def test_acts_lie_by_their_state_and_a_bill_never_among_laws(client):
    make_law("Kehtiv seadus", legal_state="kehtiv", legal_binds="omavalitsused", legal_from=date(2025, 10, 12))
    make_law("Tuleb", legal_state="joustub", legal_from=date(2027, 1, 1))
    make_law("Päev käes", legal_state="joustub", legal_from=date(2026, 10, 1))
    make_law("Eelnõu", legal_state="eelnou", legal_from=date(2020, 1, 1))
    make_law("Statuut")
    make_resource("Juhend")

    assert shelves(client) == {
        "kehtiv": ["Kehtiv seadus"],
        "joustub": ["Päev käes", "Tuleb"],
        "eelnou": ["Eelnõu"],
        "teadmata": ["Statuut"],
    }
    said = text(client.get(PAGE).text)
    assert "Kehtiv jõustus 12. oktoobril 2025 Keda kohustab: omavalitsused" in said
    assert "Jõustub 1. jaanuaril 2027" in said
    assert "Jõustus 1. oktoobril 2026 , seis kontrollimata" in said
    assert "Eelnõu see ei ole veel vastu võetud." in said


@pytest.mark.parametrize("state", STATES)
def test_only_public_acts_are_listed(client, state):
    make_law("Seadus", legal_state="kehtiv", state=state)

    assert shelves(client) == ({"kehtiv": ["Seadus"]} if state == "live" else {})


def test_page_of_an_act_says_the_same_and_leads_to_all(client):
    law = make_law(
        "Seadus",
        legal_state="joustub",
        legal_from=date(2026, 10, 1),
        legal_binds="vallad",
        checked_on=date(2026, 9, 1),
    )

    page = client.get(law.get_absolute_url())

    said = text(page.text)
    assert (
        "Jõustus 1. oktoobril 2026 , seis kontrollimata Keda kohustab: vallad Kontrollitud 1. septembril 2026" in said
    )
    assert "Seis jõustus, seis kontrollimata" in said
    assert 'href="/oigus/"' in page.text
    assert "legislationLegalForce" not in page.text


def test_menu_at_the_foot_leads_to_the_law(client):
    assert 'href="/oigus/">Õigus</a>' in client.get(PAGE).text


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_asks_as_often_for_one_act_as_for_three(client, how_many, django_assert_num_queries):
    for number in range(how_many):
        make_law(f"Seadus {number}", legal_state="kehtiv")
    client.get(PAGE)

    with django_assert_num_queries(3):
        client.get(PAGE)
