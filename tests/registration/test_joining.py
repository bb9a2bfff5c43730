"""The form: signing up with and without JavaScript, and every sentence that may come back."""

import re
from datetime import date, datetime
from uuid import uuid4

import pytest

from tests.factories.events import make_event
from tests.factories.places import make_municipality
from tests.factories.registration import make_cohort, make_registration, make_seats
from veeb.events.models import Event
from veeb.registration import views
from veeb.registration.models import Registration

pytestmark = pytest.mark.django_db
SAME_SITE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


def address(event):
    return f"/sundmus/{event.slug}/osale/"


def filled(**changes):
    data = {"name": "Mari Maasikas", "mail": "mari@example.org", "consent": "on", "client_key": uuid4().hex}
    return {name: value for name, value in {**data, **changes}.items() if value is not None}


def send(client, event, **changes):
    return client.post(address(event), filled(**changes), **SAME_SITE)


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_signing_up_leads_to_the_persons_own_page(client, mailoutbox, django_capture_on_commit_callbacks):
    event = make_seats(title="Kriisiplaani koolitus")

    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, event, phone="5551234", organisation="Külaselts")

    assert answer.status_code == 303
    person = Registration.objects.get()
    assert (person.name, person.mail, person.phone, person.organisation, person.state, person.language) == (
        "Mari Maasikas", "mari@example.org", "5551234", "Külaselts", "seated", "et",
    )  # fmt: skip
    assert re.fullmatch(r"/koht/[0-9a-f]{64}/", answer["Location"])
    assert "Sul on koht" in text(client.get(answer["Location"]))
    [letter] = mailoutbox
    assert answer["Location"] in letter.body


def test_the_form_carries_a_key_of_its_own_and_no_cookie(client):
    event = make_seats()

    first, second = client.get(address(event)), client.get(address(event))

    keys = [
        re.search(r'name="client_key" value="([0-9a-f]{32})"', page.content.decode())[1] for page in (first, second)
    ]
    assert keys[0] != keys[1]
    assert not first.cookies
    assert "csrfmiddlewaretoken" not in first.content.decode()
    assert first["Cache-Control"] == "private, no-cache"


def test_a_double_click_is_one_registration(client):
    event, key = make_seats(), uuid4().hex

    answers = [send(client, event, client_key=key) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Registration.objects.count() == 1


def test_a_known_address_learns_it_by_mail_and_the_screen_tells_nothing(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    event = make_seats()
    make_registration(event, mail="mari@example.org", name="Salajane Nimi")

    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, event, mail="MARI@example.org", name="Võõras")

    assert answer.status_code == 200
    assert "Vaata oma postkasti" in text(answer)
    assert "/koht/" not in answer.content.decode()
    assert "Salajane" not in answer.content.decode()
    assert Registration.objects.count() == 1
    [letter] = mailoutbox
    assert letter.to == ["mari@example.org"]
    assert "/koht/" in letter.body


def test_a_stranger_cannot_have_letters_sent_without_end(client, mailoutbox, django_capture_on_commit_callbacks):
    event = make_seats()
    make_registration(event, mail="mari@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        answers = [send(client, event) for _ in range(5)]

    assert {answer.status_code for answer in answers} == {200}
    assert len(mailoutbox) == views.LETTERS_PER_HOUR


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Kirjuta oma nimi."),
        ({"name": "\u202e \u200b"}, "Kirjuta oma nimi."),
        ({"mail": ""}, "Kirjuta oma e-posti aadress: sinna tuleb sinu koha link."),
        ({"mail": "mari"}, "Kontrolli e-posti aadressi."),
        ({"name": "M" * 121}, "Siia mahub kuni 120 märki, praegu on 121."),
        ({"consent": None}, "Ilma nõusolekuta ei saa me sind kirja panna."),
        ({"municipality": "999999"}, "Sellist valikut siin ei ole."),
        ({"honeypot": "https://odav.example.com"}, "See lahter peab jääma tühjaks."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(client, wrong, sentence):
    event = make_seats()

    answer = send(client, event, **{"phone": "5551234", **wrong})

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="5551234"' in answer.content.decode()
    assert not Registration.objects.exists()


def test_where_one_per_municipality_comes_it_has_to_be_said(client):
    town = make_municipality("Kuusalu vald")
    event = make_seats(one_per_municipality=True)

    refused = send(client, event)
    taken = send(client, event, municipality=town.pk)

    assert "Vali oma omavalitsus" in text(refused)
    assert taken.status_code == 303
    assert Registration.objects.get().municipality == town


def test_the_answers_are_kept_with_the_questions_as_they_were_asked(client):
    event = make_seats(questions=["Mida sa sööd?", "Kas tuled autoga?"])
    names = re.findall(r'name="(q-[0-9a-f]{12})"', client.get(address(event)).content.decode())

    send(client, event, **dict(zip(names, ["Taimset", ""], strict=True)))

    assert Registration.objects.get().answers == [["Mida sa sööd?", "Taimset"]]


def test_an_applicant_answers_every_question(client):
    event = make_cohort(questions=["Miks sa tahad tulla?"])

    refused = send(client, event)

    assert refused.status_code == 422
    assert "Vasta ka sellele: korraldaja valib vastuste põhjal." in text(refused)


@pytest.mark.parametrize(
    ("capacity", "people", "sentence"),
    [
        (None, 0, "Kohti jagub kõigile."),
        (5, 2, "Kohti on 5, vaba on 3."),
        (2, 2, "Sa oled järjekorras esimene."),
        (2, 5, "Järjekorras on 3 inimest."),
    ],
)
def test_the_form_says_beforehand_whether_there_is_room(client, capacity, people, sentence):
    event = make_seats(capacity=capacity)
    for _ in range(people):
        make_registration(event)

    page = client.get(address(event))

    assert sentence in text(page)
    assert ("Pane mind ootenimekirja" in text(page)) is (people >= (capacity or 99))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"standing": "cancelled", "standing_reason": "Torm tuleb"}, "Torm tuleb"),
        ({"closes_on": date(2026, 11, 23)}, "Registreerumine on lõppenud"),
        ({"starts": datetime(2026, 11, 21, 10)}, "Sündmus on läbi"),
    ],
)
def test_a_closed_door_says_why_and_takes_nobody(client, fields, sentence):
    event = make_seats(**fields)

    page, answer = client.get(address(event)), send(client, event)

    assert (page.status_code, answer.status_code) == (200, 409)
    assert sentence in text(page)
    assert sentence in text(answer)
    assert "<form" not in re.search(r"<main.*</main>", page.content.decode(), re.DOTALL)[0]
    assert not Registration.objects.exists()


def test_an_event_without_registration_leads_to_its_page(client):
    event = make_event(joining="open")

    assert client.get(address(event))["Location"] == event.get_absolute_url()


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_public_cannot_be_signed_up_for(client, state):
    event = make_seats(state=state)

    assert client.get(address(event)).status_code == 404
    assert send(client, event).status_code == 404


def test_another_site_cannot_send_the_form(client):
    event = make_seats()

    answer = client.post(address(event), filled(), headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert not Registration.objects.exists()


def test_one_network_signs_up_so_many_an_hour_and_keeps_what_was_typed(client, monkeypatch):
    monkeypatch.setattr(views, "JOINS_PER_HOUR", 1)
    event = make_seats()

    send(client, event)
    answer = send(client, event, mail="liis@example.org")

    assert answer.status_code == 429
    assert 'value="liis@example.org"' in answer.content.decode()
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("language", ["ru", "en"])
def test_letters_follow_the_language_of_the_form(client, language):
    event = make_seats()

    client.post(f"/{language}{address(event)}", filled(), **SAME_SITE)

    assert Registration.objects.get().language == language


def test_the_page_asks_as_many_queries_for_one_as_for_many(client, django_assert_max_num_queries):
    event = make_seats(capacity=3)
    for _ in range(8):
        make_registration(event)
    assert Event.objects.count() == 1

    with django_assert_max_num_queries(8):
        client.get(address(event))
