"""The event at its organiser's desk: seats and questions, new times, cancelling, who was there, what is left."""

import re
from datetime import date, datetime, time

import pytest
from django.core import mail as outbox_of

from tests.factories.contribute import SAME_SITE
from tests.factories.registration import make_cohort, make_desk, make_registration, make_seats
from tests.pages_of import text
from veeb.events.models import Event
from veeb.registration import certificates, listing
from veeb.registration.models import Desk, Registration
from veeb.registration.tokens import token_of

pytestmark = pytest.mark.django_db
LAST_YEAR = datetime(2025, 10, 22, 10, 0)
NEW_DAY = {"paev1-starts_on": "2027-06-14", "paev1-starts_at": "12:00", "paev1-ends_at": "15:00"}


def address(desk: Desk, more: str = "") -> str:
    return f"/korraldaja/{token_of(desk)}/{more}"


def main_of(answer) -> str:
    return text(re.search(r"<main.*</main>", answer.text, re.DOTALL)[0])


def states(*people: Registration) -> list[str]:
    return [Registration.objects.get(pk=person.pk).state for person in people]


def seats(**changes) -> dict:
    return {"capacity": "2", "closes_on": "", "closes_at": "", "questions": "", **changes}


def test_added_seats_go_to_those_who_wait_at_once(client, django_capture_on_commit_callbacks):
    event = make_seats(capacity=1)
    people = [make_registration(event) for _number in range(3)]
    desk = make_desk(event)
    values = seats(capacity="2", closes_on="2027-06-01", closes_at="16:00", questions="Mida sööd?\n\nKas tuled autoga?")

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(desk, "kohad/"), values, **SAME_SITE)

    event.refresh_from_db()
    assert answer["Location"] == address(desk, "?tehtud=muudetud")
    assert states(*people) == ["seated", "seated", "waiting"]
    assert (event.closes_on, event.closes_at) == (date(2027, 6, 1), time(16))
    assert event.questions == ["Mida sööd?", "Kas tuled autoga?"]


def test_fewer_seats_than_taken_get_the_sentence_and_lose_nothing(client):
    event = make_seats(capacity=3)
    for _number in range(2):
        make_registration(event)

    answer = client.post(address(make_desk(event), "kohad/"), seats(capacity="1", questions="Mida?"), **SAME_SITE)

    event.refresh_from_db()
    assert answer.status_code == 422
    assert "Koht on juba 2 inimesel. Kohti ei saa olla vähem." in main_of(answer)
    assert "Mida?</textarea>" in answer.text
    assert event.capacity == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"capacity": "0"}, "Kohti peab olema vähemalt üks."),
        ({"capacity": "palju"}, "Kirjuta arv, näiteks 20."),
        ({"capacity": "9" * 20}, "Nii palju ei saa olla."),
        ({"closes_on": "31.02.2027"}, "Sellist kuupäeva ei ole."),
        ({"closes_on": "2027-06-08"}, "Tähtpäev on pärast algust."),
        ({"closes_at": "12:00"}, "Kellaaeg on olemas, päev puudub."),
        ({"questions": "\n".join(map(str, range(13)))}, "Küsimusi saab olla kuni 12"),
        ({"questions": "õ" * 201}, "See rida on liiga pikk"),
    ],
)
def test_impossible_seats_get_their_sentence(client, typed, sentence):
    answer = client.post(address(make_desk(), "kohad/"), seats(**typed), **SAME_SITE)

    assert answer.status_code == 422
    assert sentence in main_of(answer)


def test_cancelling_asks_for_a_reason_and_tells_everybody_once(client, django_capture_on_commit_callbacks):
    event = make_seats()
    person = make_registration(event)
    desk = make_desk(event)
    outbox_of.outbox.clear()

    shown = client.get(address(desk, "jaab-ara/"))
    empty = client.post(address(desk, "jaab-ara/"), {"reason": ""}, **SAME_SITE)
    with django_capture_on_commit_callbacks(execute=True):
        done = [client.post(address(desk, "jaab-ara/"), {"reason": "Torm"}, **SAME_SITE) for _click in range(2)]

    assert "Kas jätad sündmuse ära?" in main_of(shown)
    assert empty.status_code == 422
    assert [answer["Location"] for answer in done] == [address(desk, "?tehtud=ara")] * 2
    assert Event.objects.get(pk=event.pk).is_cancelled
    assert [letter.to for letter in outbox_of.outbox] == [[person.mail]]
    assert "Sündmus jääb ära Torm" in main_of(client.get(address(desk)))


def test_new_time_reaches_the_page_and_the_people(client, django_capture_on_commit_callbacks):
    event = make_seats()
    person = make_registration(event)
    desk = make_desk(event)
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(desk, "aeg/"), {**NEW_DAY, "reason": "Saal oli kinni"}, **SAME_SITE)

    [day] = Event.objects.get(pk=event.pk).ordered_sessions()
    assert answer["Location"] == address(desk, "?tehtud=aeg")
    assert (day.starts_local, day.ends_local) == (datetime(2027, 6, 14, 12), datetime(2027, 6, 14, 15))
    assert [letter.to for letter in outbox_of.outbox] == [[person.mail]]
    assert "Saal oli kinni" in main_of(client.get(address(desk)))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"paev1-starts_on": ""}, "Vali päev."),
        ({"paev1-ends_at": "11:00"}, "Sündmus lõpeb enne, kui algab."),
        ({"paev1-starts_on": "1899-01-01"}, "Aasta 1899 ei sobi"),
        ({"paev1-starts_on": "2025-01-01"}, "Uus aeg on juba möödas."),
        ({"paev1-starts_at": "25:00"}, "Sellist kellaaega ei ole."),
        ({"reason": ""}, "Kirjuta põhjus"),
    ],
)
def test_impossible_time_gets_its_sentence_and_loses_nothing(client, typed, sentence):
    event = make_seats()

    values = {**NEW_DAY, "reason": "Saal oli kinni", **typed}
    answer = client.post(address(make_desk(event), "aeg/"), values, **SAME_SITE)

    assert answer.status_code == 422
    assert sentence in main_of(answer)
    assert "2027-06-14" in answer.text or "Saal oli kinni" in answer.text
    assert Event.objects.get(pk=event.pk).standing == "planned"


def test_every_mistake_of_the_times_is_listed_with_the_way_to_it(client):
    values = {**NEW_DAY, "paev1-starts_on": "", "reason": ""}

    answer = client.post(address(make_desk(), "aeg/"), values, **SAME_SITE)

    assert "Enne saatmist paranda 2 kohta" in main_of(answer)
    assert 'href="#id_reason"' in answer.text
    assert 'href="#id_paev1-starts_on"' in answer.text
    assert 'id="id_paev1-starts_on"' in answer.text


def test_each_day_of_several_gets_its_new_time(client):
    days = [{"starts_on": date(2027, 6, day), "title": f"Päev {day}", "agenda": "10.00 Algus"} for day in (7, 8)]
    event = make_seats(sessions=days)
    values = {"paev1-starts_on": "2027-09-01", "paev2-starts_on": "2027-09-02", "reason": "Suvi"}

    client.post(address(make_desk(event), "aeg/"), values, **SAME_SITE)

    moved = Event.objects.get(pk=event.pk).ordered_sessions()
    assert [(day.starts_on, day.title, day.agenda) for day in moved] == [
        (date(2027, 9, 1), "Päev 7", "10.00 Algus"),
        (date(2027, 9, 2), "Päev 8", "10.00 Algus"),
    ]


def test_what_is_cancelled_is_not_moved(client):
    event = make_seats(standing="cancelled", standing_reason="Torm")
    desk = make_desk(event)

    answer = client.post(address(desk, "aeg/"), {**NEW_DAY, "reason": "Saal"}, **SAME_SITE)

    assert answer["Location"] == address(desk)
    assert "aeg/" not in client.get(address(desk)).text
    assert Event.objects.get(pk=event.pk).is_cancelled


@pytest.mark.parametrize(
    ("page", "values"), [("jaab-ara/", {"reason": "Torm"}), ("aeg/", {**NEW_DAY, "reason": "Torm"})]
)
def test_what_is_over_is_neither_cancelled_nor_moved(client, page, values):
    event = make_seats(starts=LAST_YEAR)

    answer = client.post(address(make_desk(event), page), values, **SAME_SITE)

    assert answer.status_code == 409
    assert "Sündmus on juba läbi" in main_of(answer)
    assert Event.objects.get(pk=event.pk).standing == "planned"


def test_nobody_is_taken_off_what_is_over(client):
    event = make_seats(starts=LAST_YEAR)
    person = make_registration(event, state="seated")

    answer = client.post(address(make_desk(event), f"inimene/{person.pk}/"), {"reason": "Hilja"}, **SAME_SITE)

    assert answer.status_code == 409
    assert "Sündmus on läbi" in main_of(answer)
    assert states(person) == ["seated"]


def test_recording_and_summary_reach_the_public_page(client, django_capture_on_commit_callbacks):
    event = make_seats(starts=LAST_YEAR)
    desk = make_desk(event)
    values = {"recording_link": "video.example.org/1", "aftermath": "Tegime plaani."}

    bad = client.post(address(desk, "jarelkaja/"), {**values, "recording_link": "javascript:alert(1)"}, **SAME_SITE)
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(address(desk, "jarelkaja/"), values, **SAME_SITE)

    event.refresh_from_db()
    assert (bad.status_code, done["Location"]) == (422, address(desk, "?tehtud=jarel"))
    assert (event.recording_link, event.aftermath) == ("https://video.example.org/1", "Tegime plaani.")


def test_attendance_is_ticked_and_certificates_follow(client, monkeypatch, django_capture_on_commit_callbacks):
    made = []
    monkeypatch.setattr(certificates, "obstacle", lambda: "")
    monkeypatch.setattr(certificates, "make", made.append)
    event = make_seats(starts=LAST_YEAR)
    there, absent = (make_registration(event, state="seated", name=name) for name in ("Anu", "Ber"))
    desk = make_desk(event)

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address(desk, "kohal/"), {"isik": [there.pk], "academic_hours": "8"}, **SAME_SITE)

    assert answer["Location"] == address(desk, "?tehtud=kohal")
    assert [Registration.objects.get(pk=person.pk).attended for person in (there, absent)] == [True, False]
    assert made == [there.pk]
    assert Desk.objects.get(pk=desk.pk).academic_hours == 8
    page = client.get(address(desk, "kohal/")).text
    assert re.findall(r'value="(\d+)" checked', page) == [str(there.pk)]
    assert main_of(client.get(address(desk))).count("oli kohal") == 1


def test_attendance_of_those_on_another_page_stays(client, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 1)
    monkeypatch.setattr(certificates, "obstacle", lambda: "")
    monkeypatch.setattr(certificates, "make", lambda pk: None)
    event = make_seats(starts=LAST_YEAR)
    people = [make_registration(event, state="seated") for _number in range(2)]
    desk = make_desk(event)

    for number, person in enumerate(people, 1):
        client.post(address(desk, f"kohal/?leht={number}"), {"isik": [person.pk]}, **SAME_SITE)

    assert [Registration.objects.get(pk=person.pk).attended for person in people] == [True, True]


def test_machine_without_pdf_marks_attendance_and_says_why(client, monkeypatch):
    monkeypatch.setattr(certificates, "obstacle", lambda: "PDF-i ei saa praegu teha.")
    monkeypatch.setattr(certificates, "make", lambda pk: None)
    event = make_seats(starts=LAST_YEAR)
    person = make_registration(event, state="seated")
    desk = make_desk(event)

    shown = client.get(address(desk, "kohal/"))
    answer = client.post(address(desk, "kohal/"), {"isik": [person.pk]}, **SAME_SITE)

    assert "PDF-i ei saa praegu teha." in main_of(shown)
    assert answer["Location"] == address(desk, "?tehtud=kohal-ilma")
    assert Registration.objects.get(pk=person.pk).attended


def test_attendance_of_several_days_waits_for_the_last(client):
    days = [{"starts_on": date(2025, 10, 22)}, {"starts_on": date(2027, 6, 7)}]
    event = make_seats(sessions=days)
    person = make_registration(event, state="seated")
    desk = make_desk(event)

    answer = client.post(address(desk, "kohal/"), {"isik": [person.pk]}, **SAME_SITE)

    assert answer.status_code == 409
    assert "kohal/" not in client.get(address(desk)).text
    assert Registration.objects.get(pk=person.pk).attended is None


def test_nobody_is_chosen_for_what_was_cancelled(client):
    event = make_cohort(capacity=2)
    person = make_registration(event)
    Event.objects.filter(pk=event.pk).update(standing="cancelled", standing_reason="Torm tuleb.")
    desk = make_desk(event)

    shown = client.get(address(desk, "?nimekiri=kandidaadid"))
    sent = client.post(address(desk, "valik/"), {"isik": person.pk, "otsus": "vali", "kinnitan": "1"}, **SAME_SITE)

    assert 'name="isik"' not in shown.text
    assert sent["Location"] == address(desk)
    assert states(person) == ["applied"]


def test_nobody_was_there_at_what_was_cancelled(client):
    event = make_seats(starts=LAST_YEAR, standing="cancelled", standing_reason="Torm")
    person = make_registration(event, state="seated")
    desk = make_desk(event)

    answer = client.post(address(desk, "kohal/"), {"isik": [person.pk]}, **SAME_SITE)

    assert answer["Location"] == address(desk)
    assert Registration.objects.get(pk=person.pk).attended is None


def test_nobody_was_there_before_it_began(client):
    event = make_seats()
    person = make_registration(event)
    desk = make_desk(event)

    answer = client.post(address(desk, "kohal/"), {"isik": [person.pk]}, **SAME_SITE)

    assert answer.status_code == 409
    assert "Osalemise saad kirja panna, kui sündmus või selle viimane kohtumine on alanud." in main_of(answer)
    assert "kohal/" not in client.get(address(desk)).text
    assert Registration.objects.get(pk=person.pk).attended is None
