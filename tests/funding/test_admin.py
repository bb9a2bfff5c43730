"""The calls' screens in the admin, and ceilings pasted as a table."""

from datetime import date
from decimal import Decimal

import pytest

from tests import people
from tests.factories.funding import make_call
from tests.factories.places import make_county, make_municipality
from veeb.funding import limits, starting
from veeb.funding.kinds import CallState
from veeb.funding.models import Call
from veeb.funding.states import state_on

pytestmark = pytest.mark.django_db
ADD, LIST = "/admin/rahastus/add/", "/admin/rahastus/"


@pytest.fixture
def places():
    """Jõgeva vald and the two of Tartu."""
    county = make_county()
    return {name: make_municipality(name, county=county) for name in ("Jõgeva vald", "Tartu linn", "Tartu vald")}


def test_pasted_lines_become_ceilings(places):
    read = limits.read("Jõgeva vald 16806,58\n\n tartu LINN\t16 806.5 €\nTartu vald; 9000 eur\n")

    assert read.mistakes == []
    assert {place.name: ceiling for place, ceiling in read.ceilings.items()} == {
        "Jõgeva vald": Decimal("16806.58"),
        "Tartu linn": Decimal("16806.5"),
        "Tartu vald": Decimal(9000),
    }


def test_name_without_its_last_word_is_enough_where_it_means_one(places):
    assert limits.read("Jogeva 100").ceilings == {places["Jõgeva vald"]: Decimal(100)}


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("Atlantise vald 100", "sellise nimega omavalitsust ei ole."),
        ("Tartu 100", "nimi võib tähendada mitut: Tartu linn, Tartu vald. Kirjuta täisnimi."),
        ("Jõgeva vald", "kirjuta omavalitsuse nimi ja summa, näiteks „Jõgeva vald 16806,58“."),
        ("Jõgeva vald 16,806.58", "kirjuta omavalitsuse nimi ja summa, näiteks „Jõgeva vald 16806,58“."),
        ("Jõgeva vald -5", "kirjuta omavalitsuse nimi ja summa, näiteks „Jõgeva vald 16806,58“."),
        ("100", "kirjuta omavalitsuse nimi ja summa, näiteks „Jõgeva vald 16806,58“."),
        ("Jõgeva vald 99999999999", "summa on liiga suur."),
    ],
)
def test_each_bad_line_gets_its_sentence(places, line, mistake):
    read = limits.read(f"Tartu linn 5\n{line}")

    assert read.mistakes == [f"Rida 2 („{line}“): {mistake}"]


def test_same_municipality_twice_is_a_mistake(places):
    assert limits.read("Tartu linn 5\nTartu linn 6").mistakes == [
        "Rida 2 („Tartu linn 6“): see omavalitsus on juba eespool."
    ]


def filled(client, address: str, **changes) -> dict:
    """The form as the browser would send it back, with some fields changed."""
    form = client.get(address).context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    for formset in form.formsets.values():
        values |= {bound.html_name: bound.value() for bound in formset.management_form}
        values |= {bound.html_name: bound.value() for row in formset.initial_forms for bound in row}
        values[f"{formset.prefix}-TOTAL_FORMS"] = formset.initial_form_count()
    return {name: value for name, value in {**values, **changes}.items() if value is not None and value is not False}


def test_editor_pastes_a_table_mends_a_line_and_nothing_is_lost(client, places):
    people.sign_in(client, people.mari())
    pasted = "Jõgeva vald 16806,58\nTartu 100"
    new = filled(client, ADD, title_et="Kriisivoor", applicants=["association"], pasted_limits=pasted)

    refused = client.post(ADD, new)

    assert not Call.objects.exists()
    assert "nimi võib tähendada mitut" in refused.text
    assert pasted in refused.text.replace("\r", "")

    client.post(ADD, {**new, "pasted_limits": "Jõgeva vald 16806,58\nTartu linn 100"})

    call = Call.objects.get()
    assert {(limit.municipality.name, limit.ceiling) for limit in call.fresh().limits.all()} == {
        ("Jõgeva vald", Decimal("16806.58")),
        ("Tartu linn", Decimal(100)),
    }

    edit = f"/admin/rahastus/edit/{call.pk}/"
    client.post(edit, filled(client, edit, pasted_limits="Tartu linn 200"))
    call.refresh_from_db()

    assert {(limit.municipality.name, limit.ceiling) for limit in call.fresh().limits.all()} == {
        ("Jõgeva vald", Decimal("16806.58")),
        ("Tartu linn", Decimal(200)),
    }


def test_list_is_narrowed_by_where_a_call_stands(client):
    people.sign_in(client, people.mari())
    make_call("Möödas", closes_on=date(2023, 11, 30))
    make_call("Teadmata")

    page = client.get(f"{LIST}?stands=closed")

    assert "Möödas" in page.text
    assert "Teadmata" not in page.text
    assert "lõppenud" in page.text


def test_starter_brings_three_calls_that_are_over_once(in_november, django_user_model):
    from veeb.places import starting as places_starting  # slow import
    from veeb.topics import starting as topics_starting  # slow import

    places_starting.load()
    topics_starting.load()

    assert (starting.load(), starting.load()) == (3, 0)
    calls = Call.objects.order_by("pk")
    assert {state_on(call, in_november) for call in calls} == {CallState.CLOSED}
    assert {(call.live, call.link_state, call.checked_on) for call in calls} == {(True, "unverified", None)}
    [limit] = Call.objects.get(ref="funding:kif24").limits.all()
    assert (limit.municipality.name, limit.ceiling) == ("Jõgeva vald", Decimal("16806.58"))


def test_list_says_the_day_of_the_deadline(client):
    people.sign_in(client, people.juhan())
    make_call(closes_on=date(2031, 1, 5))
    assert "5. jaanuar 2031" in client.get(LIST).text
