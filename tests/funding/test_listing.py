"""The list of calls: whom it is for, in which order, what a row says."""

from datetime import date, time
from decimal import Decimal

import pytest

from tests.factories.funding import make_call
from tests.factories.places import make_county, make_municipality
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import summed_up, text, titles
from veeb.funding import queries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("march")]
LIST, PAST = "/rahastus/", "/rahastus/moodunud/"
OPEN = {"opens_on": date(2026, 3, 2), "closes_on": date(2026, 4, 2)}
OVER = {"closes_on": date(2023, 11, 30)}


def past_titles(response) -> list[str]:
    """The rows of the second list."""
    return titles_of(response.text.partition('id="moodunud"')[2])


def titles_of(fragment: str) -> list[str]:
    class Page:
        content = fragment.encode()

    return titles(Page)


def test_open_ones_come_first_then_coming_then_unknown_and_what_is_over_stands_apart(client):
    make_call("Möödas", **OVER)
    make_call("Teadmata")
    make_call("Avaneb", opens_on=date(2026, 5, 1), closes_on=date(2026, 6, 1))
    make_call("Avatud", **OPEN)
    make_call("Avatud täna", closes_on=date(2026, 3, 28), closes_at=time(17))

    found = client.get(LIST)

    assert titles(found) == ["Avatud täna", "Avatud", "Avaneb", "Teadmata"]
    assert summed_up(found) == "4 vooru"
    assert past_titles(found) == ["Möödas"]
    assert titles(client.get(PAST)) == ["Möödas"]


@pytest.mark.parametrize("state", STATES)
def test_only_live_calls_are_listed(client, state):
    make_call("Avalik", **OPEN)
    make_call("Teine", state=state, **OPEN)

    assert titles(client.get(LIST)) == (["Avalik", "Teine"] if state == "live" else ["Avalik"])


def test_empty_list_says_so_and_offers_the_calendar(client):
    page = client.get(LIST)

    assert titles(page) == []
    assert "Praegu ei ole teada ühtegi vooru, mis on avatud või avanemas" in page.text
    assert "/rahastus/tahtajad.ics" in page.text


@pytest.fixture
def jogeva():
    """Jõgeva vald, with a neighbour and calls for one, for the other, for all."""
    county = make_county("Jõgeva maakond", "Jõgevamaa")
    here = make_municipality("Jõgeva vald", county=county)
    there = make_municipality("Hiiumaa vald", county=make_county("Hiiu maakond", "Hiiumaa"))
    limits = ((here, Decimal("16806.58")), (there, Decimal(9000)))
    make_call("Kõigile", applicants=["association"], ceiling=Decimal(4000), limits=limits, **OPEN)
    make_call("Jõgevale", for_places=(here,), applicants=["municipality"], **OPEN)
    make_call("Jõgevamaale", for_places=(county,), own_share="10%", **OPEN)
    make_call("Hiiumaale", for_places=(there,), **OPEN)
    return here


def test_my_municipality_sees_calls_for_all_and_its_own_ceiling(client, jogeva):
    found = client.get(f"{LIST}?vald={jogeva.slug}")

    assert set(titles(found)) == {"Kõigile", "Jõgevale", "Jõgevamaale"}
    assert summed_up(found) == "3 vooru: Jõgeva vald"
    assert "Ülempiir, Jõgeva vald: 16 806,58 €" in text(found.text)
    assert "9000" not in found.text.replace("\N{NO-BREAK SPACE}", "")


def test_county_and_applicant_narrow_too_and_can_be_taken_off(client, jogeva):
    assert set(titles(client.get(f"{LIST}?maakond=jogevamaa"))) == {"Kõigile", "Jõgevale", "Jõgevamaale"}

    found = client.get(f"{LIST}?maakond=jogevamaa&taotleja=association")

    assert titles(found) == ["Kõigile"]
    assert summed_up(found) == "1 voor: Jõgevamaa, mittetulundusühing"
    assert 'href="/rahastus/?maakond=jogevamaa"' in found.text
    assert 'href="/rahastus/?taotleja=association"' in found.text


def test_words_and_topic_narrow_and_nonsense_is_left_out(client):
    crisis = make_topic("Kriisivalmidus")
    make_call("Generaatorite voor", topics=(crisis,), **OPEN)
    make_call("Külapäevade voor", **OPEN)

    assert titles(client.get(f"{LIST}?q=generaator")) == ["Generaatorite voor"]
    assert titles(client.get(f"{LIST}?teema=kriisivalmidus")) == ["Generaatorite voor"]
    wrong = client.get(f"{LIST}?taotleja=kuningas&vald=atlantis&maakond=veebis&leht=x")
    assert set(titles(wrong)) == {"Generaatorite voor", "Külapäevade voor"}


def test_row_tells_who_gives_to_whom_how_much_and_until_when(client):
    make_call(
        "Kevadvoor",
        funder="RTK",
        applicants=["association", "partnership"],
        ceiling=Decimal(4000),
        own_share="10%",
        **OPEN,
    )

    row = text(client.get(LIST).text.partition('<ol class="belt-list">')[2].partition("</ol>")[0])

    assert row == (
        "avatud, tähtaeg 2. aprill, 5 päeva jäänud Kevadvoor Rahastaja: RTK "
        "Kes võib taotleda: mittetulundusühing, seltsing Kust: kogu Eesti Ülempiir: 4 000 € Omaosalus: 10%"
    )


@pytest.mark.parametrize("how_many", [1, 3])
def test_list_asks_the_database_as_often_for_one_as_for_three(client, jogeva, how_many, django_assert_num_queries):
    topic = make_topic("Rahastus")
    for number in range(how_many):
        make_call(f"Voor {number}", topics=(topic,), for_places=(jogeva,), limits=((jogeva, 100),), **OPEN)
        make_call(f"Läbi {number}", topics=(topic,), **OVER)
    client.get(LIST)

    with django_assert_num_queries(10):
        client.get(f"{LIST}?vald={jogeva.slug}&teema=rahastus")


def test_long_lists_have_pages(client):
    for number in range(21):
        make_call(f"Voor {number:02}", **OPEN)

    assert titles(client.get(f"{LIST}?leht=2")) == ["Voor 20"]


def test_municipality_gets_open_calls_and_those_opening_in_sixty_days_in_one_query(
    jogeva, march, django_assert_num_queries
):
    make_call("Avaneb varsti", opens_on=date(2026, 5, 27), closes_on=date(2026, 6, 1))
    make_call("Avaneb hiljem", opens_on=date(2026, 5, 28), closes_on=date(2026, 6, 1))
    make_call("Läbi", **OVER)
    make_call("Mustand", state="draft", **OPEN)

    with django_assert_num_queries(1):
        rows = queries.open_for(jogeva, at=march)

    assert [row.title for row in rows] == ["Kõigile", "Jõgevale", "Jõgevamaale", "Avaneb varsti"]
    assert rows[0].own_ceiling.split() == ["16", "806,58", "€"]
