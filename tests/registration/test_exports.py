"""The organiser's table: exact bytes, one column per question, nothing in it runs."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from tests.factories.places import make_municipality
from tests.factories.registration import make_desk, make_registration, make_seats
from veeb.registration import exports
from veeb.registration.tokens import token_of

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 5, 1, 9, 5, tzinfo=UTC)


def test_table_has_everybody_and_a_column_for_each_question():
    event = make_seats(title="Õppepäev", questions=["Mida sööd?", "Kas tuled autoga?"])
    desk = make_desk(event)
    answers = [["Mida sööd?", 'Kala; leib\nja "või"'], ["Kas tuled autoga?", "jah"], ["Vana küsimus", "jah"]]
    make_registration(
        event,
        state="seated",
        name="Õie Šmidt",
        mail="oie@example.org",
        phone="5551234",
        organisation="Võru Küla",
        municipality=make_municipality("Võru vald"),
        answers=answers,
        at=NOON,
        attended=True,
    )
    make_registration(event, state="waiting", name="Ants", mail="ants@example.org", at=NOON)

    content = exports.participants(desk).encode()

    assert (
        content
        == (
            "\ufeffNimi;E-post;Telefon;Asutus või ühing;Omavalitsus;Seis;Registreerus;Osales;Põhjus;"
            "Mida sööd?;Kas tuled autoga?;Vana küsimus\r\n"
            "Õie Šmidt;oie@example.org;5551234;Võru Küla;Võru vald;koht on olemas;2027-05-01 12:05;jah;;"
            '"Kala; leib\nja ""või""";jah;jah\r\n'
            "Ants;ants@example.org;;;;ootenimekirjas;2027-05-01 12:05;;;;;\r\n"
        ).encode()
    )


@pytest.mark.parametrize("formula", ["=1+1", "+372 5551234", "-1", "@SUM(A1)"])
def test_what_a_person_wrote_is_no_formula(formula):
    event = make_seats(questions=[formula])
    make_registration(event, state="seated", name=formula, organisation=formula, answers=[[formula, formula]])

    heads, row = exports.participants(make_desk(event)).splitlines()

    assert heads.split(";")[-1] == f"'{formula}"
    assert [cell for cell in row.split(";") if formula in cell] == [f"'{formula}"] * 3


def test_heads_are_in_the_language_on_screen_and_questions_as_they_were_asked():
    desk = make_desk(make_seats(questions=["Mida sööd?"]))

    with override("en"):
        heads = exports.participants(desk)

    assert heads.endswith("Mida sööd?\r\n")


@pytest.mark.parametrize("how_many", [1, 30])
def test_table_takes_the_same_number_of_queries_for_any_number(how_many, django_assert_num_queries):
    event = make_seats(capacity=None)
    place = make_municipality()
    for _number in range(how_many):
        make_registration(event, state="seated", municipality=place)
    desk = make_desk(event)

    with django_assert_num_queries(1):
        table = exports.participants(desk)

    assert len(table.splitlines()) == how_many + 1


def test_table_is_for_the_organiser_alone_and_kept_by_nobody(client):
    desk = make_desk(make_seats(title="Külapäev Rõuges"))
    token = token_of(desk)

    answer = client.get(f"/korraldaja/{token}/osalejad.csv")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="osalejad-kulapaev-rouges.csv"'
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies
    assert client.get(f"/korraldaja/{token[:-1]}x/osalejad.csv").status_code == 404
