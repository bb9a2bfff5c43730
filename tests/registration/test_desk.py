"""The organiser's desk: who takes part, choosing, taking off, writing; private, and the same for one and for many."""

import re

import pytest
from django.core import mail as outbox_of

from tests.factories.contribute import SAME_SITE
from tests.factories.places import make_municipality
from tests.factories.registration import NOW, make_cohort, make_desk, make_registration, make_seats
from tests.pages_of import text
from veeb.registration.models import Desk, Registration
from veeb.registration.tokens import token_of
from veeb.search.models import SearchDoc
from veeb.visitors.logs import HidePrivateAddresses

pytestmark = pytest.mark.django_db
PAGES = ("", "osalejad.csv", "kiri/", "kohad/", "aeg/", "jaab-ara/", "kohal/", "jarelkaja/")


def address(desk: Desk, more: str = "") -> str:
    return f"/korraldaja/{token_of(desk)}/{more}"


def main_of(answer) -> str:
    return text(re.search(r"<main.*</main>", answer.text, re.DOTALL)[0])


def names(answer) -> list[str]:
    """The people of the list, in its order."""
    rows = re.findall(r'<div class="who">(.*?)<p class="meta">', answer.text, re.DOTALL)
    return [text(row) for row in rows]


def states(*people: Registration) -> list[str]:
    return [Registration.objects.get(pk=person.pk).state for person in people]


def letters_to(person: Registration) -> list[str]:
    return [letter.body for letter in outbox_of.outbox if letter.to == [person.mail]]


def test_desk_tells_who_takes_part_and_how_many_fit(client):
    event = make_seats(title="Kriisiplaani koolitus", capacity=3)
    place = make_municipality("Rõuge vald")
    make_registration(
        event, state="seated", name="Mari Mets", mail="mari@example.org", phone="555 1234", organisation="Haanja küla",
        municipality=place, answers=[["Mida sööd?", "Kala"]],
    )  # fmt: skip
    make_registration(event, state="seated", name="Jaan Kask")
    make_registration(event, state="waiting", name="Ootel Ott")

    answer = client.get(address(make_desk(event)))

    words = main_of(answer)
    assert names(answer) == ["Mari Mets", "Jaan Kask"]
    for shown in ("Kriisiplaani koolitus", "Kohti 3 , vabu 1", "Osalejad 2", "Ootenimekiri 1", "Haanja küla",
                  "Rõuge vald", "mari@example.org", "555 1234", "Mida sööd? Kala"):  # fmt: skip
        assert shown in words
    assert 'href="tel:5551234"' in answer.text


def test_desk_is_kept_by_nobody_and_found_by_nobody(client):
    answer = client.get(address(make_desk()))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.text


@pytest.mark.parametrize("page", [*PAGES, "inimene/1/", "inimene/1/tunnistus.pdf", "valik/"])
def test_wrong_key_opens_nothing(client, page):
    person = make_registration()
    desk = make_desk(person.desk.event)
    wrong = [token_of(desk)[:-1] + "x", token_of(person), token_of(Desk()), "õ", "0" * 64]

    answers = [client.get(f"/korraldaja/{token}/{page}") for token in wrong]
    answers += [client.post(f"/korraldaja/{token}/{page}", **SAME_SITE) for token in wrong]

    assert {answer.status_code for answer in answers} == {404}


def test_another_organiser_ends_the_first_ones_link(client):
    desk = make_desk(mail="vale@example.org")
    old = address(desk)

    new = make_desk(desk.event, mail="korraldaja@example.org")

    assert client.get(old).status_code == 404
    assert client.get(address(new)).status_code == 200


@pytest.mark.parametrize("page", ["", "kiri/", "kohal/"])
def test_form_from_another_site_does_nothing(client, page):
    answer = client.post(address(make_desk(), page), headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403


def test_person_of_another_desk_is_not_there(client):
    other = make_registration(make_seats(title="Teine"))

    for method in (client.get, client.post):
        assert method(address(make_desk(), f"inimene/{other.pk}/")).status_code == 404
    assert states(other) == ["seated"]


def test_waiting_list_stands_in_its_order_and_the_left_in_theirs(client):
    event = make_seats()
    make_registration(event, state="waiting", name="Esimene")
    make_registration(event, state="waiting", name="Teine")
    make_registration(event, state="given-up", name="Loobunud")
    desk = make_desk(event)

    assert names(client.get(address(desk, "?nimekiri=ootel"))) == ["1. Esimene", "2. Teine"]
    assert names(client.get(address(desk, "?nimekiri=lahkunud"))) == ["Loobunud"]
    assert names(client.get(address(desk, "?nimekiri=olematu"))) == ["1. Esimene", "2. Teine"]


def test_mail_that_does_not_arrive_is_marked(client):
    event = make_seats()
    make_registration(event, state="seated", undelivered_at=NOW)

    words = main_of(client.get(address(make_desk(event))))

    assert "Ühe inimese kirjad ei jõua kohale." in words
    assert words.count("kiri ei jõudnud kohale") == 2


@pytest.mark.parametrize("how_many", [1, 30])
@pytest.mark.parametrize("page", ["", "?nimekiri=ootel", "kohal/", "kiri/"])
def test_desk_takes_the_same_number_of_queries_for_any_number(client, how_many, page, django_assert_max_num_queries):
    event = make_seats(capacity=None)
    place = make_municipality()
    for _number in range(how_many):
        make_registration(event, state="seated", municipality=place, answers=[["Mida?", "Seda"]])
        make_registration(event, state="waiting", municipality=place)
    desk = make_desk(event)

    with django_assert_max_num_queries(10):
        answer = client.get(address(desk, page))

    assert answer.status_code == 200


def test_taking_somebody_off_asks_for_a_reason_and_gives_the_seat_on(client, django_capture_on_commit_callbacks):
    event = make_seats(capacity=1)
    first, second = make_registration(event), make_registration(event)
    desk = make_desk(event)
    page = address(desk, f"inimene/{first.pk}/")
    outbox_of.outbox.clear()

    empty = client.post(page, {"reason": " "}, **SAME_SITE)
    asked = states(first, second)
    with django_capture_on_commit_callbacks(execute=True):
        done = [client.post(page, {"reason": "Teatas, et ei tule"}, **SAME_SITE) for _click in range(2)]

    assert empty.status_code == 422
    assert "Kirjuta põhjus" in main_of(empty)
    assert asked == ["seated", "waiting"]
    assert [answer["Location"] for answer in done] == [address(desk, "?tehtud=maha")] * 2
    assert states(first, second) == ["removed", "seated"]
    assert [letter.count("Teatas, et ei tule") for letter in letters_to(first)] == [1]


def test_cohort_is_chosen_after_being_asked_once(client, django_capture_on_commit_callbacks):
    event = make_cohort(capacity=2, questions=["Miks sina?"])
    chosen = [make_registration(event, state="applied", name=name) for name in ("Anu", "Berit")]
    left = make_registration(event, state="applied", answers=[["Miks sina?", "Tahan õppida"]])
    desk = make_desk(event)
    ticked = {"isik": [person.pk for person in chosen], "otsus": "vali"}
    outbox_of.outbox.clear()

    shown = client.get(address(desk))
    asked = client.post(address(desk, "valik/"), ticked, **SAME_SITE)
    before = states(*chosen)
    with django_capture_on_commit_callbacks(execute=True):
        done = [client.post(address(desk, "valik/"), {**ticked, "kinnitan": "1"}, **SAME_SITE) for _click in range(2)]

    assert "Miks sina? Tahan õppida" in main_of(shown)
    assert "Kas valid need osalejateks?" in main_of(asked)
    assert "2 inimest Anu Berit" in main_of(asked)
    assert before == ["applied", "applied"]
    assert [answer["Location"] for answer in done] == [address(desk, "?tehtud=valitud")] * 2
    assert states(*chosen, left) == ["chosen", "chosen", "applied"]
    assert [len(letters_to(person)) for person in (*chosen, left)] == [1, 1, 0]


def test_more_than_fit_are_refused_with_numbers_and_the_ticks_stay(client):
    event = make_cohort(capacity=2)
    make_registration(event, state="chosen")
    people = [make_registration(event, state="applied") for _number in range(2)]
    ticked = {"isik": [person.pk for person in people], "otsus": "vali", "kinnitan": "1"}

    answer = client.post(address(make_desk(event), "valik/"), ticked, **SAME_SITE)

    assert answer.status_code == 409
    assert "Vabu kohti on 1, märgitud on 2." in main_of(answer)
    assert re.findall(r'name="isik" value="(\d+)" checked', answer.text) == [str(person.pk) for person in people]
    assert states(*people) == ["applied", "applied"]


def test_two_of_one_municipality_are_refused_where_one_may_come(client):
    event = make_cohort(capacity=5, one_per_municipality=True)
    place = make_municipality("Rõuge vald")
    people = [make_registration(event, state="applied", municipality=place) for _number in range(2)]
    ticked = {"isik": [person.pk for person in people], "otsus": "vali", "kinnitan": "1"}

    answer = client.post(address(make_desk(event), "valik/"), ticked, **SAME_SITE)

    assert answer.status_code == 409
    assert "Mitu on neist: Rõuge vald." in main_of(answer)
    assert states(*people) == ["applied", "applied"]


def test_declining_needs_a_reason_that_reaches_the_applicant(client, django_capture_on_commit_callbacks):
    event = make_cohort()
    person = make_registration(event, state="applied")
    ticked = {"isik": [person.pk], "otsus": "keeldu", "kinnitan": "1"}
    desk = make_desk(event)
    outbox_of.outbox.clear()

    empty = client.post(address(desk, "valik/"), ticked, **SAME_SITE)
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(address(desk, "valik/"), {**ticked, "reason": "Kohti on vähe."}, **SAME_SITE)

    assert (empty.status_code, done.status_code) == (422, 303)
    assert states(person) == ["declined"]
    [letter] = letters_to(person)
    assert "Kohti on vähe." in letter


@pytest.mark.parametrize("ids", [[], ["õ"], ["-1"], ["9" * 30]])
def test_nobody_ticked_gets_a_sentence(client, ids):
    event = make_cohort()
    make_registration(event, state="applied")

    answer = client.post(address(make_desk(event), "valik/"), {"isik": ids, "otsus": "vali"}, **SAME_SITE)

    assert answer.status_code == 422
    assert "Märgi enne nimekirjas, keda see puudutab." in main_of(answer)


def test_letter_goes_to_each_alone_and_once(client, django_capture_on_commit_callbacks):
    event = make_seats(title="Õppepäev", contact_email="info@example.org")
    seated, waiting = make_registration(event, state="seated"), make_registration(event, state="waiting")
    desk = make_desk(event)
    typed = {"to": "seated", "subject": "Kaasa kummikud", "text": "Tuleme metsa.\nVihm tuleb."}
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post(address(desk, "kiri/"), typed, **SAME_SITE) for _click in range(2)]

    assert [answer["Location"] for answer in answers] == [address(desk, "?tehtud=kiri")] * 2
    [letter] = outbox_of.outbox
    assert (letter.to, letter.subject) == ([seated.mail], "Kaasa kummikud")
    assert letter.body.startswith("Tuleme metsa.\nVihm tuleb.\n")
    for words in ("Õppepäev", "info@example.org", f"/koht/{token_of(seated)}/"):
        assert words in letter.body
    assert waiting.mail not in letter.body


def test_letter_reaches_those_who_wait_by_choice(client, django_capture_on_commit_callbacks):
    event = make_seats()
    people = [make_registration(event, state=state) for state in ("seated", "waiting", "removed")]
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(make_desk(event), "kiri/"), {"to": "active", "subject": "A", "text": "B"}, **SAME_SITE)

    assert [len(letters_to(person)) for person in people] == [1, 1, 0]


def test_too_many_letters_are_stopped_and_the_words_stay(client):
    event = make_seats()
    make_registration(event, state="seated")
    page = address(make_desk(event), "kiri/")

    answers = [
        client.post(page, {"to": "seated", "subject": f"Kiri {n}", "text": "Sisu"}, **SAME_SITE) for n in range(5)
    ]
    again = client.post(page, {"to": "seated", "subject": "Kiri 4", "text": "Sisu"}, **SAME_SITE)

    assert [answer.status_code for answer in answers] == [303, 303, 303, 303, 429]
    assert again.status_code == 429
    assert 'value="Kiri 4"' in again.text
    assert "Sisu</textarea>" in again.text


def test_empty_letter_gets_its_sentences_and_loses_nothing(client):
    event = make_seats()
    make_registration(event, state="seated")

    answer = client.post(address(make_desk(event), "kiri/"), {"to": "seated", "text": "Pikk jutt"}, **SAME_SITE)

    assert answer.status_code == 422
    assert "Kirjuta kirja teema." in main_of(answer)
    assert "Pikk jutt</textarea>" in answer.text


def test_forgotten_people_leave_their_number(client):
    desk = make_desk()
    Desk.objects.filter(pk=desk.pk).update(seated_total=18, attended_total=15, forgotten_at=desk.opened_at)

    words = main_of(client.get(address(desk)))

    assert "Osalejate andmed on kustutatud. Koht oli 18 inimesel, kohal käis 15." in words


def test_nothing_personal_reaches_public_pages_search_or_logs(client, caplog):
    event = make_seats(title="Õppepäev")
    make_registration(event, state="seated", name="Mari Mets", mail="salajane@example.org", organisation="Haanja selts")
    desk = make_desk(event, mail="korraldaja@example.org")
    client.post(address(desk, "kiri/"), {}, **SAME_SITE)

    pages = [event.get_absolute_url(), "/kalender/", "/otsing/?q=Mari+Mets", "/kalender/kalender.ics", "/"]
    answers = [client.get(page) for page in pages]
    public = "".join(answer.getvalue().decode() for answer in answers) + str(list(SearchDoc.objects.values()))
    for record in caplog.records:
        HidePrivateAddresses().filter(record)

    assert {answer.status_code for answer in answers} == {200}
    assert "Õppepäev" in public
    hidden = ["Mari Mets</", "salajane@example.org", "Haanja selts", "korraldaja@example.org", token_of(desk)]
    assert [word for word in hidden if word in public] == []
    assert token_of(desk) not in caplog.text
    assert [record.getMessage() for record in caplog.records if "korraldaja" in record.getMessage()] == [
        "Unprocessable Entity: /korraldaja/…/kiri/"
    ]
