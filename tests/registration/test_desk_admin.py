"""Opening a desk: by the contributor whose event is published, by a reviewer; whoever is responsible is let in."""

import pytest
from django.core import mail as outbox_of

from tests import people
from tests.factories.events import make_event
from tests.factories.registration import make_desk, make_registration, make_seats
from tests.pages_of import text
from veeb.contribute.models import Receipt
from veeb.events.models import Event
from veeb.records import publishing
from veeb.records.permissions import allows, may_organise
from veeb.registration import admin_views
from veeb.registration.models import Desk
from veeb.registration.tokens import token_of

pytestmark = pytest.mark.django_db
LED_AWAY = 302
CAST = {"mari": people.mari, "juhan": people.juhan, "ott": people.ott, "anybody": None}


def sign_in(client, name: str):
    client.logout()
    if person := CAST[name]:
        people.sign_in(client, person())


def admin(event) -> str:
    return f"/admin/korraldajad/{event.pk}/"


def test_editors_and_strangers_are_refused_reviewers_let_in(client):
    event = make_seats()
    make_desk(event)
    statuses = {}

    for name in CAST:
        sign_in(client, name)
        statuses[name] = [client.get(page).status_code for page in ("/admin/korraldajad/", admin(event))]

    assert statuses == {"mari": [302, 302], "juhan": [200, 200], "ott": [403, 403], "anybody": [302, 302]}


@pytest.mark.parametrize("name", ["mari", "ott", "anybody"])
def test_nobody_else_names_an_organiser(client, name):
    desk = make_desk()
    sign_in(client, name)

    client.post(admin(desk.event), {"mail": "votja@example.org"})

    assert Desk.objects.get(pk=desk.pk).mail == "korraldaja@example.org"


def test_reviewer_names_the_organiser_and_sees_nobody(client, django_capture_on_commit_callbacks):
    event = make_seats()
    make_registration(event, name="Salajane Salme", mail="salme@example.org")
    sign_in(client, "juhan")
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(admin(event), {"mail": "liis@example.org"}, follow=True)

    desk = Desk.objects.get(event=event)
    [letter] = outbox_of.outbox
    assert letter.to == ["liis@example.org"]
    assert f"/korraldaja/{token_of(desk)}/" in letter.body
    assert "liis@example.org" in text(answer.text)
    hidden = ["Salajane Salme", "salme@example.org", token_of(desk), desk.uid.hex]
    assert [word for word in hidden if word in answer.text + client.get("/admin/korraldajad/").text] == []


def test_reviewer_sends_the_letter_again(client, django_capture_on_commit_callbacks):
    desk = make_desk()
    sign_in(client, "juhan")
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(admin(desk.event), {"mail": desk.mail})

    assert [letter.to for letter in outbox_of.outbox] == [["korraldaja@example.org"]]
    assert Desk.objects.get(pk=desk.pk).uid == desk.uid


def test_address_that_is_none_gets_its_sentence(client):
    desk = make_desk()
    sign_in(client, "juhan")

    answer = client.post(admin(desk.event), {"mail": "ei ole aadress"})

    assert "Kontrolli e-posti aadressi." in text(answer.text)
    assert "ei ole aadress" in answer.text
    assert Desk.objects.get(pk=desk.pk).mail == "korraldaja@example.org"


def test_whoever_is_responsible_is_led_to_the_desk_and_sees_only_their_own(client):
    mine, other = make_seats(title="Minu", owner=people.mari()), make_seats(title="Teise", owner=people.juhan())
    sign_in(client, "mari")

    listed = client.get("/admin/korraldajad/").text

    answer = client.get(admin(mine))
    assert answer["Location"] == f"/korraldaja/{token_of(Desk.objects.get(event=mine))}/"
    assert client.get(admin(other)).status_code == LED_AWAY
    assert [title for title in ("Minu", "Teise") if f">{title}</a>" in listed] == ["Minu"]


def test_reviewer_who_is_responsible_has_both_ways(client):
    event = make_seats(owner=people.juhan())
    sign_in(client, "juhan")

    page = client.get(admin(event)).text

    assert f"/korraldaja/{token_of(Desk.objects.get(event=event))}/" in page
    assert 'name="mail"' in page


def test_rule_is_the_same_for_list_and_page():
    mine, other = make_seats(owner=people.mari()), make_seats()

    for person, expected in [(people.mari(), [mine]), (people.juhan(), []), (people.ott(), []), (people.ANYBODY, [])]:
        listed = list(Event.objects.filter(may_organise(person)))
        assert listed == [event for event in (mine, other) if allows(person, "organise", event)] == expected


def test_list_is_cut_into_pages(client, monkeypatch):
    monkeypatch.setattr(admin_views, "PER_PAGE", 2)
    events = [make_desk(make_seats(title=f"Koolitus {number}")).event for number in range(3)]
    sign_in(client, "juhan")

    first, second = (client.get(f"/admin/korraldajad/?p={number}").text for number in (1, 2))

    assert [[f'href="{admin(event)}"' in page for event in events] for page in (first, second)] == [
        [False, True, True],
        [True, False, False],
    ]


@pytest.mark.parametrize("how_many", [1, 3])
def test_list_takes_the_same_number_of_queries_for_any_number(client, how_many, django_assert_num_queries):
    for _number in range(how_many):
        make_desk(make_seats())
    sign_in(client, "juhan")
    client.get("/admin/korraldajad/")

    with django_assert_num_queries(15):
        client.get("/admin/korraldajad/")


def test_edit_screen_leads_to_the_desk_of_an_event_with_seats_only(client):
    seats, link = make_seats(), make_event("Tule niisama")
    sign_in(client, "juhan")

    pages = [client.get(f"/admin/kalender/edit/{event.pk}/").text for event in (seats, link)]

    assert [f'href="{admin(seats)}"' in pages[0], f'href="{admin(link)}"' in pages[1]] == [True, False]


def make_receipt_of(event, contact: str = "liis@example.org") -> Receipt:
    return Receipt.objects.create(record=event, contact=contact, language="ru")


def test_contributor_gets_the_desk_when_the_event_is_published(django_capture_on_commit_callbacks):
    event = make_seats(state="in_review")
    make_receipt_of(event)
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.approve(event, by=people.juhan())

    desk = Desk.objects.get(event=event)
    assert (desk.mail, desk.language) == ("liis@example.org", "ru")
    assert [letter.to for letter in outbox_of.outbox if f"/ru/korraldaja/{token_of(desk)}/" in letter.body] == [
        ["liis@example.org"]
    ]


@pytest.mark.parametrize(("fields", "contact"), [({"joining": "open"}, "liis@example.org"), ({"joining": "seat"}, "")])
def test_no_desk_without_seats_or_without_an_address(fields, contact):
    event = make_event(state="in_review", **fields)
    make_receipt_of(event, contact)

    publishing.approve(event, by=people.juhan())

    assert not Desk.objects.exclude(mail="").exists()


def test_organiser_stays_when_a_correction_is_published():
    event = make_seats(state="in_review")
    make_receipt_of(event)
    publishing.approve(event, by=people.juhan())
    make_desk(event, mail="uus@example.org")

    event.refresh_from_db()
    publishing.submit(event.fresh())
    publishing.approve(Event.objects.get(pk=event.pk), by=people.juhan())

    assert Desk.objects.get(event=event).mail == "uus@example.org"
