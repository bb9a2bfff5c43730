"""The private page of somebody who takes part, and that nothing of them stands anywhere else."""

import logging
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.registration import NOW, make_cohort, make_registration, make_seats
from veeb.registration import actions
from veeb.registration.models import Registration
from veeb.registration.tokens import token_of
from veeb.visitors.tokens import make_token

pytestmark = pytest.mark.django_db
SAME_SITE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


def address(person):
    return f"/koht/{token_of(person)}/"


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_page_shows_all_that_is_known_of_the_person(client):
    event = make_seats(title="Kriisiplaani koolitus")
    person = make_registration(
        event, name="Mari Maasikas", phone="5551234", organisation="Külaselts", answers=[("Mida sööd?", "Taimset")]
    )

    page = text(client.get(address(person)))

    for words in (
        "Kriisiplaani koolitus",
        "Mari Maasikas",
        person.mail,
        "5551234",
        "Külaselts",
        "Mida sööd?",
        "Taimset",
    ):
        assert words in page


def test_nobody_keeps_or_finds_the_page(client):
    answer = client.get(address(make_registration()))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies


@pytest.mark.parametrize("where", ["", "loobu/"])
def test_a_wrong_key_is_the_same_404_whatever_is_wrong(client, where):
    person = make_registration()
    token = token_of(person)
    wrong = [
        token[:-1] + ("0" if token[-1] != "0" else "1"),
        make_token(person.uid, "registration.desk"),
        make_token(person.uid, "contribute.receipt"),
        token.upper(),
        person.uid.hex,
        "1",
    ]

    answers = [client.get(f"/koht/{one}/{where}") for one in wrong]

    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r"/koht/[^/\"]+", "", answer.content.decode()) for answer in answers}) == 1


def test_the_number_in_the_queue_is_told(client):
    event = make_seats(capacity=1)
    people = [make_registration(event) for _ in range(3)]

    assert "Oled ootenimekirjas 2." in text(client.get(address(people[2])))


def test_the_meeting_link_is_for_those_with_a_seat(client):
    event = make_seats(capacity=1, is_online=True, online_link="https://kohtumine.example.org/abc")
    seated, waiting = [make_registration(event) for _ in range(2)]

    assert "kohtumine.example.org" in client.get(address(seated)).content.decode()
    assert "kohtumine.example.org" not in client.get(address(waiting)).content.decode()
    assert "kohtumine.example.org" not in client.get(f"/sundmus/{event.slug}/osale/").content.decode()


def test_giving_up_asks_once_and_then_frees_the_seat(client):
    event = make_seats(capacity=1)
    seated, waiting = [make_registration(event) for _ in range(2)]

    asked = client.get(f"{address(seated)}loobu/")
    seated.refresh_from_db()
    assert ("Kas loobud oma kohast?" in text(asked), seated.state) == (True, "seated")
    done = client.post(f"{address(seated)}loobu/", **SAME_SITE)

    assert (done.status_code, done["Location"]) == (303, address(seated))
    assert "Oled nimekirjast maas" in text(client.get(address(seated)))
    assert "Sul on koht" in text(client.get(address(waiting)))


def test_giving_up_twice_is_no_mistake(client):
    person = make_registration()

    answers = [client.post(f"{address(person)}loobu/", **SAME_SITE) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]


def test_another_site_cannot_give_the_seat_up(client):
    person = make_registration()

    answer = client.post(f"{address(person)}loobu/", headers={"Sec-Fetch-Site": "cross-site"})

    person.refresh_from_db()
    assert (answer.status_code, person.state) == (403, "seated")


def test_after_the_end_there_is_nothing_to_give_up(client):
    event = make_seats(starts=timezone.make_naive(timezone.now()) - timedelta(days=2))
    person = make_registration(event, state="seated")

    assert "Loobu kohast" not in text(client.get(address(person)))
    answer = client.post(f"{address(person)}loobu/", **SAME_SITE)

    assert answer.status_code == 409
    assert "Sündmus on läbi, loobuda enam ei saa." in text(answer)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("seated", "Sul on koht"),
        ("waiting", "Oled ootenimekirjas 1."),
        ("applied", "Sinu avaldus on kohal"),
        ("chosen", "Sind valiti osalema"),
        ("declined", "Seekord sind ei valitud"),
        ("given-up", "Oled nimekirjast maas"),
        ("removed", "Korraldaja võttis su nimekirjast maha"),
    ],
)
def test_every_state_has_its_words(client, state, words):
    event = make_cohort() if state in {"applied", "chosen", "declined"} else make_seats()
    person = make_registration(event, state=state, reason="Nii läks.")

    page = text(client.get(address(person)))

    assert words in page
    assert ("Nii läks." in page) is (state in {"declined", "removed"})


def test_a_cancelled_event_says_so_and_why(client):
    person = make_registration(make_seats(standing="cancelled", standing_reason="Torm tuleb."), state="seated")

    page = text(client.get(address(person)))

    assert "Sündmus jääb ära" in page
    assert "Torm tuleb." in page


def test_the_page_outlives_the_public_one(client):
    event = make_seats(state="withdrawn")
    person = make_registration(event, state="seated")

    answer = client.get(address(person))

    assert answer.status_code == 200
    assert event.get_absolute_url() not in answer.content.decode()
    assert "Sündmus võeti kalendrist maha" in answer.content.decode()
    assert "Sul on koht" not in answer.content.decode()


def test_what_a_person_typed_is_no_html(client):
    person = make_registration(name="<script>alert(1)</script>", answers=[("Miks?", "<b>ma</b>")])

    page = client.get(address(person)).content.decode()

    assert "<script>alert" not in page
    assert "<b>ma" not in page


def test_who_has_left_may_have_their_data_deleted_at_once(client):
    person = make_registration()
    actions.give_up(person, at=NOW)

    done = client.post(f"{address(person)}kustuta/", **SAME_SITE)

    assert "Sinu andmed on kustutatud" in text(done)
    assert not Registration.objects.exists()
    assert client.get(address(person)).status_code == 404


def test_who_is_in_gives_up_first(client):
    person = make_registration()

    answers = [client.get(f"{address(person)}kustuta/"), client.post(f"{address(person)}kustuta/", **SAME_SITE)]

    assert [answer["Location"] for answer in answers] == [address(person)] * 2
    assert Registration.objects.get() == person


def test_whom_no_letter_reaches_is_told_on_the_page(client):
    person = make_registration(state="seated", undelivered_at=timezone.now())

    assert "Kiri ei jõudnud kohale" in text(client.get(address(person)))


PUBLIC = [
    "/sundmus/{slug}/", "/sundmus/{slug}/osale/", "/kalender/", "/kalender/nimekiri/", "/otsing/?q=Salajane",
    "/kalender/kalender.ics", "/kalender/feed/", "/sundmus/{slug}/sundmus.ics", "/sitemap.xml",
]  # fmt: skip


@pytest.mark.parametrize("where", PUBLIC)
def test_nothing_of_a_person_stands_on_a_public_page(client, where):
    event = make_seats(title="Salajane koolitus")
    person = make_registration(
        event, name="Mari Maasikas", mail="mari@example.org", phone="5551234", answers=[("Miks?", "Kaalikas")]
    )

    page = client.get(where.format(slug=event.slug))

    assert page.status_code == 200
    content = b"".join(page.streaming_content).decode() if page.streaming else page.content.decode()
    found = [words for words in ("Maasikas", "mari@", "5551234", "Kaalikas", person.uid.hex) if words in content]
    assert found == []


def test_the_private_address_stands_in_no_log(client, caplog):
    person = make_registration(name="Mari Maasikas")
    # What the server itself would log of a page that fails.
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Failed: %s", (address(person),), None)
    from veeb.visitors.logs import HidePrivateAddresses  # leaf

    HidePrivateAddresses().filter(record)
    with caplog.at_level(logging.DEBUG):
        client.get(address(person))
        client.post(f"{address(person)}loobu/", **SAME_SITE)

    logged = " ".join(row.getMessage() for row in caplog.records if row.name.startswith(("veeb", "django.request")))
    assert token_of(person) not in record.getMessage()
    assert token_of(person) not in logged
    assert "Maasikas" not in logged


def test_the_page_takes_few_queries(client, django_assert_max_num_queries):
    event = make_seats(capacity=1)
    people = [make_registration(event) for _ in range(6)]
    assert Registration.objects.count() == 6

    with django_assert_max_num_queries(8):
        client.get(address(people[5]))
