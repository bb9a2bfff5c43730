"""By the clock: reminders, the organiser's morning letter, deleting."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile

from tests.factories.events import make_event, session
from tests.factories.registration import NOW, make_desk, make_registration, make_seats, publish_change
from veeb.events import seats
from veeb.events.models import Event
from veeb.records.storage import private_storage
from veeb.registration import actions, following, upkeep
from veeb.registration.desks import need_desk
from veeb.registration.models import Desk, Registration

pytestmark = pytest.mark.django_db
BEGINS = datetime(2027, 6, 7, 7, 0, tzinfo=UTC)
TWO_DAYS, HOUR, SECOND = timedelta(days=2), timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def sent(mailoutbox, django_capture_on_commit_callbacks):
    def of(work, **arguments):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            work(**arguments)
        return sorted(letter.to[0] for letter in mailoutbox)

    return of


@pytest.mark.parametrize(
    ("at", "how_many"),
    [(BEGINS - TWO_DAYS - SECOND, 0), (BEGINS - TWO_DAYS, 1), (BEGINS - HOUR, 1), (BEGINS, 0), (BEGINS + HOUR, 0)],
)
def test_a_reminder_comes_within_two_days_and_never_after_the_start(sent, at, how_many):
    make_registration(make_seats(), mail="mari@example.org")

    assert sent(upkeep.remind, at=at) == ["mari@example.org"] * how_many


def test_everybody_with_a_seat_is_reminded_once(sent):
    event = make_seats(capacity=1)
    make_registration(event, mail="mari@example.org")
    make_registration(event, mail="ootab@example.org")

    first, second = [sent(upkeep.remind, at=BEGINS - HOUR) for _ in range(2)]

    assert (first, second) == (["mari@example.org"], [])


def test_who_got_the_seat_yesterday_needs_no_reminder(sent):
    make_registration(make_seats(), at=BEGINS - TWO_DAYS + HOUR)

    assert sent(upkeep.remind, at=BEGINS - HOUR) == []


def test_nobody_is_reminded_of_what_does_not_happen(sent):
    make_registration(make_seats(standing="cancelled", standing_reason="Torm"), state="seated")
    make_registration(make_seats(state="withdrawn"), state="seated")

    assert sent(upkeep.remind, at=BEGINS - HOUR) == []


def test_one_reminded_of_another_day_is_reminded_of_the_new_one(sent):
    event = make_seats(starts=datetime(2027, 5, 10, 10, 0))
    person = make_registration(event, mail="mari@example.org")
    sent(upkeep.remind, at=datetime(2027, 5, 9, 10, 0, tzinfo=UTC))
    publish_change(event, sessions=[session(datetime(2027, 6, 7, 10, 0))])
    following.catch_up(person.desk, at=datetime(2027, 5, 9, 11, 0, tzinfo=UTC))

    assert sent(upkeep.remind, at=BEGINS - HOUR) == ["mari@example.org"]


def test_the_organiser_gets_one_letter_a_day_with_numbers_and_no_names(sent, mailoutbox):
    desk = make_desk(make_seats(capacity=2, title="Koolitus"))
    mari, *_rest = [make_registration(desk.event, name=f"Salajane {n}", at=NOW + HOUR) for n in range(3)]
    actions.give_up(mari, at=NOW + 2 * HOUR)

    assert sent(upkeep.sum_up, at=NOW + 3 * HOUR) == ["korraldaja@example.org"]

    text = mailoutbox[0].body
    assert "Lisandus 3 inimest." in text
    assert "Loobus 1 inimene." in text
    assert "Kohti on 2, täidetud 2." in text
    assert "/korraldaja/" in text
    assert "Salajane" not in text
    assert sent(upkeep.sum_up, at=NOW + 4 * HOUR) == []


def test_without_news_or_organiser_there_is_no_letter(sent):
    make_registration(make_seats())
    make_desk(make_seats())

    assert sent(upkeep.sum_up, at=NOW + HOUR) == []


def forget_time(days):
    return datetime(2027, 6, 7, 12, 0, tzinfo=UTC) + timedelta(days=days)


def test_people_are_deleted_after_the_set_time_and_numbers_stay(settings, django_capture_on_commit_callbacks):
    settings.REGISTRATION_KEPT_DAYS = 90
    desk = make_desk(make_seats(capacity=2))
    there, _away, _waiting = [make_registration(desk.event) for _ in range(3)]
    path = private_storage().save("tunnistused/proov.pdf", ContentFile(b"%PDF"))
    Registration.objects.filter(pk=there.pk).update(attended=True, certificate=path)

    assert upkeep.forget(at=forget_time(90)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert upkeep.forget(at=forget_time(91)) == 1

    desk.refresh_from_db()
    assert not Registration.objects.exists()
    assert not private_storage().exists(path)
    assert (desk.seated_total, desk.attended_total, desk.mail) == (2, 1, "")
    assert desk.forgotten_at == forget_time(91)
    assert seats.taken([desk.event_id]) == {desk.event_id: 2}
    assert upkeep.forget(at=forget_time(92)) == 0


def test_the_last_of_several_days_counts():
    days = [session(datetime(2027, 6, 7, 10, 0)), session(datetime(2027, 9, 7, 10, 0))]
    make_registration(make_event(joining="seat", sessions=days))

    assert upkeep.forget(at=forget_time(100)) == 0
    assert upkeep.forget(at=forget_time(92 + 91)) == 1


def test_people_of_a_withdrawn_event_are_deleted_too():
    make_registration(make_seats(state="withdrawn"), state="seated")

    assert upkeep.forget(at=forget_time(91)) == 1


def test_where_no_day_was_ever_set_they_go_a_year_later():
    event = make_event(joining="cohort", starts=None)
    make_registration(event)

    assert upkeep.forget(at=NOW + timedelta(days=365 + 89)) == 0
    assert upkeep.forget(at=NOW + timedelta(days=365 + 92)) == 1


def test_the_hourly_round_does_what_a_stopped_process_left_undone(sent):
    event = make_seats(capacity=1)
    make_registration(event)
    make_registration(event, mail="liis@example.org")
    Event.objects.filter(pk=event.pk).update(capacity=2, venue="Mujal")

    first, second = [sent(following.catch_up_all, at=NOW) for _ in range(2)]

    assert len(first) == 3
    assert second == []


def test_a_desk_is_made_at_first_need_and_knows_what_was_announced():
    desk = need_desk(make_seats(venue="Rahvamaja"))

    assert Desk.objects.get() == desk
    assert desk.mail == ""
    assert "Rahvamaja" in desk.told["place"]
