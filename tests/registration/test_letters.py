"""Letters: who gets which, in whose language, with the private link; and none to nobody."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import translation

from tests.factories.events import MORNING, make_event, session
from tests.factories.registration import NOW, make_cohort, make_desk, make_registration, make_seats, publish_change
from veeb.events.models import Event
from veeb.records import publishing
from veeb.registration import actions, following
from veeb.registration.desk_actions import choose, decline, remove
from veeb.registration.desks import need_desk
from veeb.registration.models import Registration
from veeb.registration.tokens import place_url

pytestmark = pytest.mark.django_db
PAST = datetime(2026, 3, 2, 10, 0)


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    """Run something and get the letters that it sent, as (to, subject) → text."""

    def of(work):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            work()
        return {(letter.to[0], letter.subject): letter.body for letter in mailoutbox}

    return of


def test_signing_up_is_confirmed_with_day_place_and_link(letters):
    event = make_seats(title="Kriisiplaani koolitus", venue="Kuusalu rahvamaja", address="Mõisa tee 17")

    sent = letters(lambda: make_registration(event, mail="mari@example.org"))

    [text] = sent.values()
    assert list(sent) == [("mari@example.org", "Sul on koht: Kriisiplaani koolitus")]
    assert "Esmaspäev, 7. juuni 2027, 10.00–16.00" in text
    assert "Kuusalu rahvamaja, Mõisa tee 17" in text
    assert place_url(Registration.objects.get()) in text
    assert "90 päeva pärast sündmust" in text


def test_who_waits_is_told_the_place_in_the_queue(letters):
    event = make_seats(capacity=1)
    make_registration(event)
    make_registration(event)

    sent = letters(lambda: make_registration(event, mail="liis@example.org"))

    [text] = sent.values()
    assert "Sinu järjekorranumber on 2." in text


def test_a_freed_seat_tells_both_who_left_and_who_moved_up(letters):
    event = make_seats(title="Koolitus", capacity=1)
    mari = make_registration(event, mail="mari@example.org")
    make_registration(event, mail="liis@example.org")

    sent = letters(lambda: actions.give_up(mari, at=NOW))

    assert set(sent) == {
        ("mari@example.org", "Loobusid osalemisest: Koolitus"),
        ("liis@example.org", "Vabanes koht ja see on sinu: Koolitus"),
    }


def test_a_newcomer_who_gets_a_seat_at_once_gets_one_letter(letters):
    sent = letters(lambda: make_registration(make_seats(title="Koolitus"), mail="mari@example.org"))

    assert list(sent) == [("mari@example.org", "Sul on koht: Koolitus")]


def test_a_cohort_hears_what_was_decided_with_the_reason(letters):
    event = make_cohort(title="Arenguprogramm")
    mari, liis = [make_registration(event, mail=f"{name}@example.org") for name in ("mari", "liis")]
    desk = need_desk(event)

    def decide():
        choose(desk, [mari.pk], at=NOW)
        decline(desk, [liis.pk], reason="Seekord oli soovijaid palju.", at=NOW)

    sent = letters(decide)

    assert set(sent) == {
        ("mari@example.org", "Sind valiti osalema: Arenguprogramm"),
        ("liis@example.org", "Seekord sind ei valitud: Arenguprogramm"),
    }
    assert "Seekord oli soovijaid palju." in sent["liis@example.org", "Seekord sind ei valitud: Arenguprogramm"]


def test_who_was_taken_off_is_told_why(letters):
    mari = make_registration(make_seats(title="Koolitus"), mail="mari@example.org")

    sent = letters(lambda: remove(mari, reason="Koolitus on vabatahtlikele.", at=NOW))

    assert "Koolitus on vabatahtlikele." in sent["mari@example.org", "Korraldaja võttis su nimekirjast maha: Koolitus"]


@pytest.mark.parametrize("language", ["et", "ru", "en"])
@pytest.mark.parametrize("state", ["seated", "waiting", "applied", "chosen"])
def test_every_first_letter_has_the_link_in_the_language_of_its_reader(letters, language, state):
    event = make_cohort() if state in {"applied", "chosen"} else make_seats()
    person = make_registration(event, state=state, language=language)

    sent = letters(lambda: actions.letters.received(person))

    [text] = sent.values()
    prefix = "" if language == "et" else f"/{language}"
    assert re.search(rf"http://127\.0\.0\.1:8000{prefix}/koht/[0-9a-f]{{64}}/", text)
    with translation.override(language):
        assert str(event.get_absolute_url()) in text


def test_no_letter_carries_what_was_typed_into_the_form(letters):
    event = make_seats(capacity=1)

    def work():
        spam = {
            "name": "Osta odavalt odav.example.com",
            "organisation": "odav.example.com",
            "phone": "odav.example.com",
        }
        person = make_registration(event, **spam, answers=[("Miks?", "odav.example.com")])
        make_registration(event, **spam)
        actions.give_up(person, at=NOW)

    assert not [text for text in letters(work).values() if "odav.example.com" in text]


def test_cancelling_tells_everybody_who_is_in_once(letters):
    event = make_seats(title="Koolitus", capacity=1)
    for name in ("mari", "liis"):
        make_registration(event, mail=f"{name}@example.org")
    make_registration(event, mail="ott@example.org", state="given-up")

    sent = letters(lambda: publish_change(event, standing="cancelled", standing_reason="Torm tuleb."))
    again = letters(lambda: following.follow(Event, event.pk))

    assert set(sent) == {(f"{name}@example.org", "Jääb ära: Koolitus") for name in ("mari", "liis")}
    assert all("Torm tuleb." in text for text in sent.values())
    assert again == {}


@pytest.mark.parametrize("take_away", [publishing.withdraw, Event.delete])
def test_what_is_taken_from_the_calendar_is_told_once_to_those_who_are_in(letters, take_away):
    event = make_seats(title="Koolitus", capacity=1)
    for name in ("mari", "liis"):
        make_registration(event, mail=f"{name}@example.org")
    make_registration(event, mail="ott@example.org", state="given-up")

    sent = letters(lambda: take_away(Event.objects.get(pk=event.pk)))
    again = letters(lambda: [following.catch_up_all(at=NOW), *map(Event.delete, Event.objects.all())])

    assert set(sent) == {(f"{name}@example.org", "Kalendrist maas: Koolitus") for name in ("mari", "liis")}
    assert all("võeti kalendrist maha" in text and event.get_absolute_url() not in text for text in sent.values())
    assert all(("/koht/" in text) == (take_away is publishing.withdraw) for text in sent.values())
    assert again == {}


def test_what_was_cancelled_and_happens_after_all_is_told_so(letters):
    event = make_seats(title="Koolitus")
    make_registration(event, state="seated", mail="mari@example.org")
    letters(lambda: publish_change(event, standing="cancelled", standing_reason="Torm tuleb."))

    sent = letters(lambda: publish_change(event, standing="planned", standing_reason=""))

    assert "pidi ära jääma, aga toimub siiski" in sent["mari@example.org", "Toimub siiski: Koolitus"]


@pytest.mark.parametrize("standing", [{"standing": "cancelled", "standing_reason": "Torm."}, {"starts": PAST}])
def test_what_is_cancelled_or_over_may_be_taken_away_without_a_word(letters, standing):
    event = make_seats(**standing)
    make_registration(event, state="seated")

    assert letters(lambda: publishing.withdraw(event)) == {}
    assert letters(event.delete) == {}


def test_another_day_is_told_with_the_new_one(letters):
    event = make_seats(title="Koolitus")
    make_registration(event, mail="mari@example.org")

    changes = {"standing": "moved", "standing_reason": "Koolitaja haigestus."}
    sent = letters(lambda: publish_change(event, sessions=[session(MORNING + timedelta(days=7))], **changes))

    [(to, text)] = sent.items()
    assert to == ("mari@example.org", "Muudatus: Koolitus")
    assert "14. juuni 2027" in text
    assert "Koolitaja haigestus." in text


def test_another_place_is_told(letters):
    event = make_seats(venue="Rahvamaja")
    make_registration(event)

    [text] = letters(lambda: publish_change(event, venue="Raamatukogu")).values()

    assert "Raamatukogu" in text


def test_a_better_text_is_no_news(letters):
    event = make_seats()
    make_registration(event)

    assert letters(lambda: publish_change(event, body="Pikem tutvustus.", facilitators="Mari")) == {}


def test_corrections_after_the_end_are_no_news(letters):
    event = make_event(joining="seat", starts=datetime(2026, 3, 2, 10, 0))
    make_registration(event, state="seated")

    assert letters(lambda: publish_change(event, venue="Raamatukogu")) == {}


def test_more_seats_move_the_list_up(letters):
    event = make_seats(title="Koolitus", capacity=1)
    make_registration(event)
    make_registration(event, mail="liis@example.org")

    sent = letters(lambda: publish_change(event, capacity=2))

    assert list(sent) == [("liis@example.org", "Vabanes koht ja see on sinu: Koolitus")]


def test_a_desk_without_an_organiser_sends_nothing(letters):
    desk = need_desk(make_seats())

    assert letters(lambda: actions.letters.desk_opened(desk)) == {}


def test_another_organiser_gets_the_desk(letters):
    event = make_seats()
    make_desk(event)

    sent = letters(lambda: make_desk(event, mail="uus@example.org"))

    assert [to for to, _subject in sent] == ["uus@example.org"]
