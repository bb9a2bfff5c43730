"""A cohort and what its organiser does: choosing, declining, attendance, the desk itself."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories.places import make_municipality
from tests.factories.registration import NOW, make_cohort, make_desk, make_registration, make_seats
from veeb.registration import desk_actions
from veeb.registration.desk_actions import NotYet
from veeb.registration.desks import need_desk
from veeb.registration.models import Registration
from veeb.registration.queries import taken
from veeb.registration.seating import Full, SameMunicipality

pytestmark = pytest.mark.django_db
# MORNING is summer time in Tallinn.
BEGINS = datetime(2027, 6, 7, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def states(event):
    return dict(Registration.objects.filter(desk__event=event).values_list("name", "state"))


@pytest.fixture
def towns():
    voru = make_municipality("Võru vald")
    return voru, make_municipality("Setomaa vald", county=voru.county)


def test_applicants_of_a_cohort_wait_for_the_organiser():
    event = make_cohort(capacity=1)

    people = [make_registration(event) for _ in range(3)]

    assert {person.state for person in people} == {"applied"}
    assert taken([event.pk]) == {}


def test_the_organiser_chooses_and_declines():
    event = make_cohort(capacity=1)
    mari, liis, _ott = [make_registration(event, name=name) for name in ("Mari", "Liis", "Ott")]
    desk = need_desk(event)

    assert desk_actions.choose(desk, [mari.pk], at=NOW) == [mari]
    assert desk_actions.decline(desk, [mari.pk, liis.pk], reason="Seekord täis.", at=NOW) == [liis]

    assert states(event) == {"Mari": "chosen", "Liis": "declined", "Ott": "applied"}


def test_more_than_fit_are_refused_with_numbers_and_nobody_is_chosen():
    event = make_cohort(capacity=2)
    first, *rest = [make_registration(event) for _ in range(3)]
    desk = need_desk(event)
    desk_actions.choose(desk, [first.pk], at=NOW)

    with pytest.raises(Full) as caught:
        desk_actions.choose(desk, [person.pk for person in rest], at=NOW)

    assert (caught.value.free, caught.value.wanted) == (1, 2)
    assert sorted(states(event).values()) == ["applied", "applied", "chosen"]


def test_a_cohort_too_takes_one_person_from_a_municipality(towns):
    voru, setomaa = towns
    event = make_cohort(capacity=5, one_per_municipality=True)
    mari, liis = [make_registration(event, municipality=voru) for _ in range(2)]
    ott = make_registration(event, municipality=setomaa)
    desk = need_desk(event)

    with pytest.raises(SameMunicipality) as caught:
        desk_actions.choose(desk, [mari.pk, liis.pk, ott.pk], at=NOW)

    assert caught.value.names == ["Võru vald"]
    assert set(states(event).values()) == {"applied"}


def test_one_declined_before_may_still_be_chosen_but_not_beside_their_newer_application():
    event = make_cohort(capacity=5)
    mari = make_registration(event, mail="mari@example.org")
    liis = make_registration(event, mail="liis@example.org")
    desk = need_desk(event)
    desk_actions.decline(desk, [mari.pk, liis.pk], reason="", at=NOW)
    again = make_registration(event, mail="Liis@example.org")

    assert desk_actions.choose(desk, [mari.pk, liis.pk, again.pk], at=NOW) == [mari, again]


def test_attendance_is_kept_of_those_with_a_seat_once_it_has_begun():
    event = make_seats(capacity=2)
    mari, liis, ott = [make_registration(event) for _ in range(3)]

    def mark(*people, at):
        shown = [mari.pk, liis.pk, ott.pk]
        desk_actions.mark_attended(need_desk(event), people, shown=shown, academic_hours=None, at=at)

    with pytest.raises(NotYet):
        mark(mari.pk, at=BEGINS - SECOND)
    mark(mari.pk, ott.pk, at=BEGINS)

    assert list(Registration.objects.order_by("pk").values_list("attended", flat=True)) == [True, False, None]


def test_a_desk_is_opened_once_and_tells_its_organiser(django_capture_on_commit_callbacks, mailoutbox):
    event = make_seats()

    with django_capture_on_commit_callbacks(execute=True):
        desk, again = make_desk(event), make_desk(event)

    assert desk == again
    [letter] = mailoutbox
    assert letter.to == ["korraldaja@example.org"]
    assert "/korraldaja/" in letter.body
