"""Giving and freeing seats: who gets one, who waits, who moves up."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest

from tests.factories.events import MORNING, make_event, session
from tests.factories.places import make_municipality
from tests.factories.registration import NOW, make_registration, make_seats, publish_change
from veeb.events.models import Event
from veeb.registration import actions, desk_actions
from veeb.registration.actions import AlreadyIn, Closed, Sending, TooLate
from veeb.registration.desks import need_desk
from veeb.registration.models import Registration
from veeb.registration.queries import number_of, taken
from veeb.registration.states import State

pytestmark = pytest.mark.django_db
# MORNING is summer time in Tallinn.
BEGINS = datetime(2027, 6, 7, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def states(event):
    return dict(Registration.objects.filter(desk__event=event).values_list("name", "state"))


def test_seats_are_given_in_order_and_then_one_waits():
    event = make_seats(capacity=2)

    for name in ("Mari", "Juhan", "Liis", "Ott"):
        make_registration(event, name=name)

    assert states(event) == {"Mari": "seated", "Juhan": "seated", "Liis": "waiting", "Ott": "waiting"}
    assert [number_of(person) for person in Registration.objects.order_by("pk")] == [None, None, 1, 2]
    assert taken([event.pk]) == {event.pk: 2}


def test_without_a_limit_everybody_gets_a_seat():
    event = make_seats(capacity=None)

    assert {make_registration(event).state for _ in range(3)} == {"seated"}


def test_the_one_who_gives_up_frees_the_seat_for_the_next():
    event = make_seats(capacity=1)
    mari, _liis, _ott = [make_registration(event, name=name) for name in ("Mari", "Liis", "Ott")]

    assert actions.give_up(mari, at=NOW) is True

    assert states(event) == {"Mari": "given-up", "Liis": "seated", "Ott": "waiting"}


def test_giving_up_twice_frees_one_seat():
    event = make_seats(capacity=1)
    mari, *_rest = [make_registration(event, name=name) for name in ("Mari", "Liis", "Ott")]

    assert [actions.give_up(mari, at=NOW), actions.give_up(mari, at=NOW)] == [True, False]

    assert states(event) == {"Mari": "given-up", "Liis": "seated", "Ott": "waiting"}


def test_who_gave_up_may_come_again_at_the_end_of_the_list():
    event = make_seats(capacity=1)
    mari = make_registration(event, mail="mari@example.org")
    make_registration(event)
    actions.give_up(mari, at=NOW)

    again = make_registration(event, mail="mari@example.org")

    assert again != mari
    assert again.state == State.WAITING


def test_the_same_form_sent_twice_is_one_registration():
    event, key = make_seats(), uuid4()

    first = make_registration(event, mail="mari@example.org", client_key=key)
    second, is_new = actions.join(Sending(event=event, name="Mari", mail="mari@example.org", client_key=key), at=NOW)

    assert (second, is_new) == (first, False)
    assert Registration.objects.count() == 1


def test_a_known_key_with_another_address_opens_nobody_elses_place():
    event, key = make_seats(), uuid4()
    mari = make_registration(event, mail="mari@example.org", client_key=key)

    ott = make_registration(event, mail="ott@example.org", client_key=key)

    assert ott != mari
    assert ott.client_key is None


def test_the_same_address_in_other_letters_is_in_already():
    event = make_seats()
    mari = make_registration(event, mail="mari@example.org")

    with pytest.raises(AlreadyIn) as caught:
        make_registration(event, mail="Mari@Example.org")

    assert caught.value.registration == mari
    assert Registration.objects.count() == 1


@pytest.fixture
def towns():
    voru = make_municipality("Võru vald")
    return voru, make_municipality("Setomaa vald", county=voru.county)


def test_one_person_per_municipality_has_a_seat_and_the_second_waits(towns):
    voru, setomaa = towns
    event = make_seats(capacity=3, one_per_municipality=True)

    for name, town in (("Mari", voru), ("Juhan", voru), ("Liis", setomaa)):
        make_registration(event, name=name, municipality=town)

    assert states(event) == {"Mari": "seated", "Juhan": "waiting", "Liis": "seated"}


def test_a_freed_seat_goes_past_those_whose_municipality_is_there_already(towns):
    voru, setomaa = towns
    event = make_seats(capacity=2, one_per_municipality=True)
    kept = make_registration(event, name="Mari", municipality=voru)
    leaving = make_registration(event, name="Juhan", municipality=setomaa)
    make_registration(event, name="Liis", municipality=voru)
    make_registration(event, name="Ott", municipality=setomaa)

    actions.give_up(leaving, at=NOW)

    assert states(event) == {"Mari": "seated", "Juhan": "given-up", "Liis": "waiting", "Ott": "seated"}
    actions.give_up(kept, at=NOW)
    assert states(event)["Liis"] == "seated"


def test_two_waiting_of_one_municipality_do_not_move_up_together(towns):
    voru, setomaa = towns
    event = make_seats(capacity=1, one_per_municipality=True)
    make_registration(event, name="Mari", municipality=setomaa)
    for name in ("Juhan", "Liis"):
        make_registration(event, name=name, municipality=voru)

    publish_change(event, capacity=5)
    actions.fill(need_desk(event), at=NOW)

    assert states(event) == {"Mari": "seated", "Juhan": "seated", "Liis": "waiting"}


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        (datetime(2027, 5, 31, 20, 59, 59, tzinfo=UTC), True),
        (datetime(2027, 5, 31, 21, 0, tzinfo=UTC), False),
    ],
)
def test_a_day_as_deadline_is_the_whole_day_in_tallinn(at, is_open):
    event = make_seats(closes_on=date(2027, 5, 31))

    assert _is_open(event, at) is is_open


@pytest.mark.parametrize(
    ("at", "is_open"),
    [(datetime(2027, 5, 31, 8, 59, 59, tzinfo=UTC), True), (datetime(2027, 5, 31, 9, 0, tzinfo=UTC), False)],
)
def test_a_clock_time_as_deadline_is_that_moment_exactly(at, is_open):
    event = make_seats(closes_on=date(2027, 5, 31), closes_at=time(12, 0))

    assert _is_open(event, at) is is_open


def test_a_deadline_in_the_night_of_the_clock_change_is_a_moment_that_exists():
    event = make_seats(starts=datetime(2027, 4, 7, 10, 0), closes_on=date(2027, 3, 28), closes_at=time(3, 30))

    assert _is_open(event, datetime(2027, 3, 28, 0, 29, tzinfo=UTC)) is True
    assert _is_open(event, datetime(2027, 3, 28, 1, 31, tzinfo=UTC)) is False


@pytest.mark.parametrize(("at", "is_open"), [(BEGINS - SECOND, True), (BEGINS, False)])
def test_without_a_deadline_the_beginning_closes(at, is_open):
    assert _is_open(make_seats(), at) is is_open


def _is_open(event, at):
    try:
        make_registration(event, at=at)
    except Closed:
        return False
    return True


@pytest.mark.parametrize(
    "fields",
    [
        {"joining": "open"},
        {"joining": "link", "joining_link": "https://example.org/"},
        {"joining": "seat", "standing": "cancelled", "standing_reason": "Torm"},
        {"joining": "seat", "state": "withdrawn"},
        {"joining": "seat", "state": "in_review"},
    ],
)
def test_nobody_signs_up_for_what_is_not_to_be_signed_up_for(fields):
    event = make_event(**fields)

    with pytest.raises(Closed):
        make_registration(event)

    assert not Registration.objects.exists()


def test_fewer_seats_than_people_take_nobodys_seat_away_and_give_none():
    event = make_seats(capacity=3)
    mari, *_rest = [make_registration(event, name=name) for name in ("Mari", "Juhan", "Liis", "Ott")]
    Event.objects.filter(pk=event.pk).update(capacity=1)

    actions.give_up(mari, at=NOW)

    assert states(event) == {"Mari": "given-up", "Juhan": "seated", "Liis": "seated", "Ott": "waiting"}


def test_nobody_moves_up_once_it_has_begun():
    event = make_seats(capacity=1)
    mari = make_registration(event, name="Mari")
    make_registration(event, name="Liis")

    actions.give_up(mari, at=BEGINS)

    assert states(event) == {"Mari": "given-up", "Liis": "waiting"}


def test_the_list_moves_also_after_the_deadline():
    event = make_seats(capacity=1, closes_on=date(2027, 5, 31))
    mari = make_registration(event, name="Mari")
    make_registration(event, name="Liis")

    actions.give_up(mari, at=BEGINS - SECOND)

    assert states(event)["Liis"] == "seated"


def test_after_the_end_nobody_leaves_any_more():
    mari = make_registration(make_event(joining="seat", sessions=[session(MORNING, 2)]))

    with pytest.raises(TooLate):
        actions.give_up(mari, at=BEGINS + timedelta(hours=2))

    mari.refresh_from_db()
    assert mari.state == State.SEATED


def test_the_organiser_takes_somebody_off_and_the_next_gets_the_seat():
    event = make_seats(capacity=1)
    mari = make_registration(event, name="Mari")
    make_registration(event, name="Liis")

    assert desk_actions.remove(mari, reason="Topelt kirjas.", at=NOW) is True

    mari.refresh_from_db()
    assert (mari.state, mari.reason, mari.ended_at) == (State.REMOVED, "Topelt kirjas.", NOW)
    assert states(event)["Liis"] == "seated"


@pytest.mark.parametrize("how_many", [3, 500])
def test_a_long_waiting_list_moves_up_in_a_constant_number_of_queries(how_many, django_assert_num_queries):
    event = make_seats(capacity=1)
    desk = need_desk(event)
    people = [
        Registration(desk=desk, state=State.WAITING, name=str(n), mail=f"{n}@example.org", created_at=NOW)
        for n in range(how_many)
    ]
    Registration.objects.bulk_create(people)
    Event.objects.filter(pk=event.pk).update(capacity=how_many - 1)

    # Savepoint and release, desk, event, its times, seats taken, the list, its seats, the days for the letters.
    with django_assert_num_queries(9):
        moved = actions.fill(desk, at=NOW)

    assert [person.name for person in moved] == [str(n) for n in range(how_many - 1)]
    assert list(Registration.objects.waiting().values_list("name", flat=True)) == [str(how_many - 1)]


def test_newcomers_do_not_pass_those_who_wait():
    event = make_seats(capacity=1)
    make_registration(event, name="Mari")
    make_registration(event, name="Liis", at=NOW)
    Event.objects.filter(pk=event.pk).update(capacity=2)

    make_registration(event, name="Ott", at=NOW + SECOND)

    assert states(event) == {"Mari": "seated", "Liis": "seated", "Ott": "waiting"}
