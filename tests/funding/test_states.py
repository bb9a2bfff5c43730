"""Where a call stands, by one table: of a single call and of the database the same."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from tests.factories.funding import make_call
from tests.factories.places import make_county, make_municipality
from veeb.funding.kinds import Applicant, CallState
from veeb.funding.models import Call
from veeb.funding.states import state_on, words

TALLINN = ZoneInfo("Europe/Tallinn")
OPEN, COMING, UNKNOWN, CLOSED = CallState.OPEN, CallState.COMING, CallState.UNKNOWN, CallState.CLOSED
SPRING = {"opens_on": date(2026, 3, 2), "closes_on": date(2026, 4, 2)}
AFTERNOON = {**SPRING, "closes_at": time(16, 30)}
# On 29 March 2026 the clock goes from 3.00 to 4.00, on 25 October from 4.00 back to 3.00.
IN_THE_GAP = {"closes_on": date(2026, 3, 29), "closes_at": time(3, 30)}
TWICE = {"closes_on": date(2026, 10, 25), "closes_at": time(3, 30)}
AFTER_TWICE = {"closes_on": date(2026, 10, 25), "closes_at": time(4, 30)}


def clock(*numbers: int, fold: int = 0) -> datetime:
    """A moment by the clock in Tallinn."""
    return datetime(*numbers, tzinfo=TALLINN, fold=fold)


TABLE = [
    ({}, clock(2026, 3, 28), UNKNOWN),
    ({"opens_on": date(2026, 3, 28)}, clock(2026, 3, 27, 23, 59, 59), COMING),
    ({"opens_on": date(2026, 3, 28)}, clock(2026, 3, 28), UNKNOWN),
    ({"closes_on": date(2026, 3, 28)}, clock(2020, 1, 1), OPEN),
    ({"closes_on": date(2026, 3, 28)}, clock(2026, 3, 28, 23, 59, 59, 999_999), OPEN),
    ({"closes_on": date(2026, 3, 28)}, clock(2026, 3, 29), CLOSED),
    (SPRING, clock(2026, 3, 1, 23, 59, 59), COMING),
    (SPRING, clock(2026, 3, 2), OPEN),
    (SPRING, clock(2026, 4, 2, 23, 59), OPEN),
    (SPRING, clock(2026, 4, 3), CLOSED),
    (AFTERNOON, clock(2026, 4, 2, 16, 29, 59), OPEN),
    (AFTERNOON, clock(2026, 4, 2, 16, 30), CLOSED),
    (AFTERNOON, clock(2026, 4, 2, 23), CLOSED),
    ({**AFTERNOON, "opens_on": date(2026, 4, 2)}, clock(2026, 4, 2, 0, 0), OPEN),
    (IN_THE_GAP, clock(2026, 3, 29, 2, 59, 59), OPEN),
    (IN_THE_GAP, clock(2026, 3, 29, 4, 0), CLOSED),
    (TWICE, clock(2026, 10, 25, 3, 29), OPEN),
    (TWICE, clock(2026, 10, 25, 3, 31), CLOSED),
    (TWICE, clock(2026, 10, 25, 3, 5, fold=1), CLOSED),
    (AFTER_TWICE, clock(2026, 10, 25, 3, 45, fold=1), OPEN),
    (AFTER_TWICE, clock(2026, 10, 25, 4, 30), CLOSED),
    ({"closes_on": date(2028, 2, 29)}, clock(2028, 2, 29, 12), OPEN),
]


@pytest.mark.parametrize(("fields", "at", "state"), TABLE)
def test_state_of_one_call(fields, at, state):
    assert state_on(Call(**fields), at) == state


@pytest.mark.django_db
def test_database_says_the_same_of_all_calls_at_every_moment_of_the_table():
    calls = [make_call(f"Voor {number}", **fields) for number, (fields, _at, _state) in enumerate(TABLE)]

    for _fields, at, _state in TABLE:
        expected = {state: {call.pk for call in calls if state_on(call, at) == state} for state in CallState}
        assert {
            state: set(Call.objects.in_state(state, at=at).values_list("pk", flat=True)) for state in CallState
        } == expected


@pytest.mark.parametrize(
    ("fields", "at", "said"),
    [
        (SPRING, clock(2026, 3, 28, 12), "avatud, tähtaeg 2. aprill, 5 päeva jäänud"),
        (AFTERNOON, clock(2026, 4, 1, 12), "avatud, tähtaeg 2. aprill kell 16.30, 1 päev jäänud"),
        (AFTERNOON, clock(2026, 4, 2, 12), "avatud, tähtaeg täna kell 16.30"),
        (SPRING, clock(2026, 4, 2, 12), "avatud, tähtaeg täna"),
        (SPRING, clock(2026, 2, 1), "avaneb 2. märtsil"),
        (SPRING, clock(2025, 12, 31, 23), "avaneb 2. märtsil 2026"),
        ({"closes_on": date(2027, 1, 5)}, clock(2026, 12, 31), "avatud, tähtaeg 5. jaanuar 2027, 5 päeva jäänud"),
        ({"closes_on": date(2023, 11, 30)}, clock(2026, 3, 28), "lõppenud 30. novembril 2023"),
        ({}, clock(2026, 3, 28), "tähtaeg teadmata"),
        ({"opens_on": date(2026, 3, 2)}, clock(2026, 3, 28), "avanes 2. märtsil, tähtaeg teadmata"),
    ],
)
def test_state_in_words(fields, at, said):
    assert words(Call(**fields), at) == said


def test_other_languages_say_their_own_dates():
    with translation.override("en"):
        assert "2 April" in words(Call(**SPRING), clock(2026, 3, 28))


@pytest.mark.django_db
def test_order_is_open_by_deadline_coming_unknown_and_over_from_the_latest():
    at = clock(2026, 3, 28, 12)
    days = {
        "lõppes ammu": {"closes_on": date(2023, 11, 30)},
        "lõppes eile": {"closes_on": date(2026, 3, 27)},
        "teadmata": {},
        "avaneb hiljem": {"opens_on": date(2026, 5, 1), "closes_on": date(2026, 5, 2)},
        "avaneb varem": {"opens_on": date(2026, 4, 1), "closes_on": date(2026, 9, 1)},
        "avatud kauem": {"closes_on": date(2026, 6, 1)},
        "avatud täna, õhtuni": {"closes_on": date(2026, 3, 28)},
        "avatud täna, kella viieni": {"closes_on": date(2026, 3, 28), "closes_at": time(17)},
    }
    for title, fields in days.items():
        make_call(title, **fields)

    assert [call.own_title for call in Call.objects.in_order(at=at)] == [
        "avatud täna, kella viieni",
        "avatud täna, õhtuni",
        "avatud kauem",
        "avaneb varem",
        "avaneb hiljem",
        "teadmata",
        "lõppes eile",
        "lõppes ammu",
    ]


@pytest.fixture
def places():
    """Two municipalities of Võrumaa and one of Hiiumaa, with calls for some of them."""
    here = make_county()
    elsewhere = make_county("Hiiu maakond", "Hiiumaa")
    voru, rouge = make_municipality(county=here), make_municipality("Rõuge vald", county=here)
    hiiumaa = make_municipality("Hiiumaa vald", county=elsewhere)
    make_call("Kogu Eesti")
    make_call("Võrumaa", for_places=(here,))
    make_call("Võru vald", for_places=(voru,))
    make_call("Rõuge vald kirje järgi", municipality=rouge, county=here)
    make_call("Hiiumaa", county=elsewhere)
    make_call("Rõuge ja Hiiumaa", for_places=(rouge, elsewhere))
    return {"voru": voru, "rouge": rouge, "hiiumaa": hiiumaa, "county": here}


def own_titles(calls) -> set[str]:
    return {call.own_title for call in calls}


@pytest.mark.django_db
def test_calls_of_a_municipality_are_for_all_for_its_county_or_for_itself(places):
    everywhere = {"Kogu Eesti"}

    assert own_titles(Call.objects.for_place(places["voru"])) == everywhere | {"Võrumaa", "Võru vald"}
    assert own_titles(Call.objects.for_place(places["rouge"])) == everywhere | {
        "Võrumaa",
        "Rõuge vald kirje järgi",
        "Rõuge ja Hiiumaa",
    }
    assert own_titles(Call.objects.for_place(places["hiiumaa"])) == everywhere | {"Hiiumaa", "Rõuge ja Hiiumaa"}


@pytest.mark.django_db
def test_calls_of_a_county_take_in_those_of_its_municipalities(places):
    assert own_titles(Call.objects.for_county(places["county"])) == {
        "Kogu Eesti",
        "Võrumaa",
        "Võru vald",
        "Rõuge vald kirje järgi",
        "Rõuge ja Hiiumaa",
    }


@pytest.mark.django_db
def test_calls_for_an_applicant_say_so_themselves():
    make_call("Ühingule", applicants=["association", "partnership"])
    make_call("Vallale", applicants=["municipality"])
    make_call("Ei tea kellele")

    assert own_titles(Call.objects.for_applicant(Applicant.ASSOCIATION)) == {"Ühingule"}
    assert own_titles(Call.objects.for_applicant(Applicant.PERSON)) == set()
