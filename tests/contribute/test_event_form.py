"""The form for events: a stranger proposes one, sees each mistake in words, corrects it; a reviewer publishes it."""

import re
from datetime import date, time

import pytest

from tests import people
from tests.contribute.test_form import errors_of, typed_in
from tests.factories.contribute import SAME_SITE, pdf
from tests.factories.event_form import ADDRESS, filled_event, send_event
from tests.factories.events import make_event
from tests.factories.places import make_county, make_municipality
from tests.factories.registration import make_registration
from veeb.contribute.days import DAYS
from veeb.contribute.models import Receipt
from veeb.contribute.tokens import token_of
from veeb.events.models import Event, Occurrence
from veeb.records import publishing
from veeb.registration.models import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


def correction(client, receipt: Receipt, **changes):
    return client.post(f"/panus/{token_of(receipt)}/paranda/", filled_event(**changes), **SAME_SITE)


def values_of(html: str) -> dict[str, str]:
    """What stands in the lines of a form."""
    tags = re.findall(r"<input [^>]*>", html)
    found = {re.search(r'name="([^"]*)"', tag): re.search(r'value="([^"]*)"', tag) for tag in tags}
    return {name[1]: value[1] for name, value in found.items() if name and value}


def test_form_is_offered_beside_the_other_kinds(client):
    assert f'href="{ADDRESS}"' in client.get("/panusta/").text
    assert client.get(ADDRESS).status_code == 200


def test_form_is_the_same_for_everybody_and_sets_no_cookie(client):
    first, second = client.get(ADDRESS), client.get(ADDRESS)

    assert first.content == second.content
    assert not first.cookies
    assert "csrf" not in first.text


def test_form_asks_the_same_number_of_questions_of_the_database_for_one_and_many(client, django_assert_max_num_queries):
    for n in range(12):
        make_municipality(f"Vald {n} vald", county=make_county(f"Maakond {n}", f"Maa {n}"))

    with django_assert_max_num_queries(6):
        client.get(ADDRESS)


@pytest.mark.parametrize("hidden", [{}, {"client_key": None, "seconds": None}], ids=["script", "no script"])
def test_stranger_proposes_an_event_of_two_days_and_a_reviewer_puts_it_into_the_calendar(client, hidden):
    kuusalu = make_municipality("Kuusalu vald")

    answer = send_event(client, municipality=kuusalu.pk, files=[pdf("kutse.pdf")], access=["wheelchair"], **hidden)

    assert answer.status_code == 303
    event = Event.objects.get()
    assert (event.live, event.title_et, event.municipality, event.county) == (
        False, "Kriisiplaani koolitus", kuusalu, kuusalu.county,
    )  # fmt: skip
    assert [(day.starts_on, day.starts_at, day.ends_at) for day in event.ordered_sessions()] == [
        (date(2027, 10, 22), time(10), time(16, 30)),
        (date(2027, 10, 23), time(9), time(14)),
    ]
    assert [file.name for file in event.files.all()] == ["kutse.pdf"]
    assert event.access == ["wheelchair"]
    assert Receipt.objects.get().record == event
    assert not Occurrence.objects.exists()

    publishing.approve(event, by=people.juhan())

    assert list(Occurrence.objects.values_list("day", "clock")) == [
        (date(2027, 10, 22), time(10)),
        (date(2027, 10, 23), time(9)),
    ]


def test_days_and_hours_may_be_typed_as_estonians_write_them(client):
    send_event(
        client,
        day_1_starts_on="22.10.2027",
        day_1_starts_at="10.00",
        day_1_ends_at="16.30",
        day_2_starts_on="23. 10. 2027",
    )

    assert [(day.starts_on, day.starts_at) for day in Event.objects.get().ordered_sessions()] == [
        (date(2027, 10, 22), time(10)),
        (date(2027, 10, 23), time(9)),
    ]


def test_empty_form_says_what_is_missing(client):
    answer = client.post(ADDRESS, {}, **SAME_SITE)

    assert answer.status_code == 422
    assert set(errors_of(answer)) == {
        "kind", "title", "good_for", "day_1_starts_on", "organiser", "joining", "topics", "language", "consent",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"day_1_ends_at": "9:00"}, "day_1_ends_at", "Sündmus lõpeb enne, kui algab."),
        ({"day_2_ends_on": "2027-10-20"}, "day_2_ends_on", "Sündmus lõpeb enne, kui algab."),
        ({"day_1_starts_on": "1899-10-22"}, "day_1_starts_on", "Aasta 1899 ei sobi"),
        ({"day_1_starts_on": "32.13.2027"}, "day_1_starts_on", "Sellist kuupäeva ei ole. Kirjuta nii: 22.10.2026"),
        ({"day_1_starts_at": "25.70"}, "day_1_starts_at", "Sellist kellaaega ei ole. Kirjuta nii: 10.00"),
        ({"day_2_starts_on": ""}, "day_2_starts_on", "Vali ka selle päeva kuupäev"),
        ({"day_2_starts_on": "2027-10-22", "day_2_starts_at": "10.00"}, "day_1_starts_on", "Kaks päeva algavad samal"),
        ({"zone": "Europe/Kuusalu"}, "zone", "Ajavööndit „Europe/Kuusalu“ ei ole."),
        ({"repeats": "own", "rule": "FREQ=SECONDLY"}, "rule", "Sündmus võib korduda kõige tihedamini iga päev."),
        ({"repeats": "own", "rule": "FREQ=YEARLY;COUNT=400"}, "rule", "Kordumine ulatub liiga kaugele"),
        ({"repeats": "own", "rule": ""}, "rule", "Kirjuta reegel või vali, et sündmus ei kordu."),
        ({"repeats": "weekly", "repeats_until": "2427-10-22"}, "repeats", "Kordumine ulatub liiga kaugele"),
        ({"repeats": "weekly", "repeats_until": "2027-12-01", "repeats_times": "3"}, "repeats", "Anna kas"),
        ({"repeats": "last-weekday"}, "repeats", "Esimene päev peab ise olema kuu viimane"),
        ({"repeats": "iga täiskuu"}, "repeats", "Sellist valikut siin ei ole."),
        ({"joining": "seat", "capacity": "0"}, "capacity", "Kohti peab olema vähemalt üks."),
        ({"joining": "seat", "capacity": "-3"}, "capacity", "Kohti peab olema vähemalt üks."),
        ({"joining": "seat", "capacity": "palju"}, "capacity", "Kirjuta arv"),
        ({"joining": "link"}, "joining_link", "Lisa link, kus saab registreeruda."),
        ({"joining": "seat", "closes_on": "2027-10-23"}, "closes_on", "Tähtpäev on pärast algust"),
        ({"joining": "seat", "repeats": "weekly"}, "joining", "Korduvale sündmusele siin registreeruda ei saa"),
        ({"joining": "seat", "contact": ""}, "contact", "Kirjuta e-posti aadress: sinna saadame lingi"),
        ({"joining": "cohort", "contact": ""}, "contact", "Kirjuta e-posti aadress: sinna saadame lingi"),
        ({"joining": "seat", "questions": "Miks?\n" * 13}, "questions", "Küsimusi saab olla kuni 12"),
        ({"joining": "seat", "questions": "a" * 201}, "questions", "See rida on liiga pikk"),
        ({"kind": "guide"}, "kind", "Sellist valikut siin ei ole."),
        ({"access": ["lift"]}, "access", "Sellist valikut siin ei ole."),
    ],
)  # fmt: skip
def test_mistake_is_told_beside_its_field_and_nothing_is_lost(client, changes, field, sentence):
    answer = send_event(client, **changes)

    assert answer.status_code == 422
    assert list(errors_of(answer)) == [field]
    assert errors_of(answer)[field][0].startswith(sentence)
    assert typed_in(answer, "title") == "Kriisiplaani koolitus"
    assert "10.30 Ohud ja varad" in answer.text
    assert not Event.objects.exists()


def test_row_with_a_mistake_is_open_and_so_is_the_way_to_it(client):
    page = send_event(client, day_4_starts_on="jama").text

    assert page.count('<details class="next-row stack" open>') == 3


def test_more_than_ten_days_are_not_cut_off(client):
    days = {f"day_{n}_starts_on": f"2027-11-{n:02}" for n in range(3, 16)}

    send_event(client, **days)

    assert Event.objects.get().sessions.count() == 15


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"repeats": ""}, ""),
        ({"repeats": "weekly", "repeats_times": "4"}, "FREQ=WEEKLY;COUNT=4;BYDAY=FR"),
        ({"repeats": "fortnightly", "repeats_until": "2027-12-31"}, "FREQ=WEEKLY;UNTIL=20271231;INTERVAL=2;BYDAY=FR"),
        ({"repeats": "monthly"}, "FREQ=MONTHLY;BYMONTHDAY=22"),
        ({"repeats": "weekday"}, "FREQ=MONTHLY;BYDAY=4FR"),
        ({"repeats": "last-weekday", "day_1_starts_on": "2027-10-29"}, "FREQ=MONTHLY;BYDAY=-1FR"),
        ({"repeats": "own", "rule": "rrule:freq=daily;count=3"}, "FREQ=DAILY;COUNT=3"),
    ],
)
def test_way_of_repeating_becomes_a_rule_and_comes_back_when_correcting(client, changes, rule):
    send_event(client, day_2_starts_on=None, day_2_starts_at=None, day_2_ends_at=None, **changes)

    assert Event.objects.get().rule == rule
    page = client.get(f"/panus/{token_of(Receipt.objects.get())}/paranda/").text
    if wanted := changes["repeats"]:
        assert f'<option value="{wanted}" selected>' in page


def test_same_title_on_the_same_day_is_asked_about_and_on_another_day_is_not(client):
    make_event("Kriisiplaani koolitused", sessions=[{"starts_on": date(2027, 10, 22)}])

    again = send_event(client)
    elsewhere = send_event(client, day_1_starts_on="2027-10-21")

    assert again.status_code == 409
    assert "sarnane pealkiri samal päeval" in again.text
    assert elsewhere.status_code == 303


def test_sent_twice_is_one(client):
    data = filled_event()

    first, second = (client.post(ADDRESS, data, **SAME_SITE) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Event.objects.count() == 1


def test_correction_shows_all_of_it_again(client):
    sent = {
        "joining": "seat", "capacity": "20", "closes_on": "2027-10-15", "closes_at": "12:00",
        "questions": "Miks?\nKust?",
        "is_online": "on", "online_link": "https://kohtumine.example.org/", "contact_phone": "5550000",
        "day_2_title": "Teine päev", "day_2_place": "Kolga mõis",
    }  # fmt: skip
    send_event(client, **sent)

    page = client.get(f"/panus/{token_of(Receipt.objects.get())}/paranda/").text

    shown = values_of(page)
    assert {name: shown.get(name) for name in sent if name not in {"joining", "questions", "is_online"}} == {
        name: value for name, value in sent.items() if name not in {"joining", "questions", "is_online"}
    }
    assert "Miks?\nKust?" in page
    assert shown["day_1_starts_on"] == "2027-10-22"
    assert 'name="contact"' not in page


def test_correction_of_a_public_event_waits_for_the_reviewer(client):
    send_event(client)
    event = Event.objects.get()
    publishing.approve(event, by=people.juhan())

    answer = correction(client, Receipt.objects.get(), day_1_starts_at="11:00", contact=None, consent=None)

    assert answer.status_code == 303
    event.refresh_from_db()
    assert [day.starts_at for day in event.ordered_sessions()] == [time(10), time(9)]
    assert [day.starts_at for day in event.fresh().ordered_sessions()] == [time(11), time(9)]
    people.sign_in(client, people.juhan())
    page = client.get(f"/admin/labivaatus/event/{event.pk}/").text
    assert "22. oktoober 2027, 10.00–16.30" in page
    assert "22. oktoober 2027, 11.00–16.30" in page

    publishing.approve(event, by=people.juhan())

    assert list(Occurrence.objects.values_list("clock", flat=True)) == [time(11), time(9)]


def test_correction_keeps_the_exceptions_that_an_editor_made(client):
    send_event(client, repeats="weekly", repeats_times="4", day_2_starts_on="", day_2_starts_at="", day_2_ends_at="")
    event = Event.objects.get()
    event.overrides.create(was_on=date(2027, 10, 29), was_at=time(10), is_dropped=True, reason="Pühad")
    event.save_revision()

    correction(
        client, Receipt.objects.get(), title="Uus pealkiri", repeats="weekly", repeats_times="4",
        day_2_starts_on="", day_2_starts_at="", day_2_ends_at="",
    )  # fmt: skip

    draft = Event.objects.get().fresh()
    assert draft.title_et == "Uus pealkiri"
    assert [override.reason for override in draft.overrides.all()] == ["Pühad"]


@pytest.mark.parametrize(
    "tampered",
    [
        "{",
        "[1]",
        '[{"was_on": "2027-10-29"}]',
        '{"was_on": 1}',
        "[" + "{}," * 500 + "{}]",
        "null",
        '"a"',
        "[" * 100_000,
        "1" * 5000,
    ],
)
def test_tampered_exceptions_are_told_or_passed_over(client, tampered):
    answer = send_event(client, overrides=tampered)

    assert answer.status_code == (303 if tampered == "null" else 422)
    if answer.status_code == 422:
        assert "Erandeid ei saanud lugeda." in answer.text


@pytest.mark.parametrize("name", ["day_" + "9" * 5000, "day_", "day_0_title", "day_999_title", "day_x_title"])
def test_day_that_no_form_has_is_passed_over(name):
    assert DAYS.asked([name, "day_12_title"]) == 12


def test_organiser_gets_the_desk_once_the_event_is_public(client):
    send_event(client, joining="seat", capacity="20")
    assert not Desk.objects.exists()

    publishing.approve(Event.objects.get(), by=people.juhan())

    assert Desk.objects.get().mail == "liis@example.org"


def test_registration_here_asks_for_the_mail_that_was_not_given_before(client):
    send_event(client, contact="")
    receipt = Receipt.objects.get()

    refused = correction(client, receipt, joining="seat", contact="")
    taken = correction(client, receipt, joining="seat", contact="liis@example.org")

    assert list(errors_of(refused)) == ["contact"]
    assert taken.status_code == 303
    assert Receipt.objects.get().contact == "liis@example.org"


def test_reviewer_sees_days_and_choices_in_words(client):
    send_event(client, joining="seat", access=["wheelchair"], questions="Miks?")
    event = Event.objects.get()
    people.sign_in(client, people.juhan())

    page = client.get(f"/admin/labivaatus/event/{event.pk}/").text

    assert "22. oktoober 2027, 10.00–16.30" in page
    assert "10.30 Ohud ja varad" in page
    assert "ratastooliga ligipääs" in page
    assert "Registreerimine siin" in page
    assert "[&#x27;" not in page


def test_fewer_seats_than_are_taken_are_refused_when_correcting(client):
    send_event(client, joining="seat", capacity="20")
    event = Event.objects.get()
    publishing.approve(event, by=people.juhan())
    for _ in range(3):
        make_registration(event, state="seated")

    answer = correction(client, Receipt.objects.get(), joining="seat", capacity="2")

    assert errors_of(answer) == {"capacity": ["Koht on juba 3 inimesel. Kohti ei saa olla vähem."]}
