"""Officials: asking to be let in, granting, refusing, one municipality at a time."""

from datetime import timedelta

import pytest
from django.core import mail, signing
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import people
from tests.factories.accounts import make_official
from tests.factories.places import make_county, make_municipality
from tests.pages_of import text
from veeb.accounts import offices, upkeep
from veeb.accounts.models import Invitation, Office, OfficeRequest
from veeb.records.permissions import office_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SAME_SITE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


def make_request(**fields) -> OfficeRequest:
    values = {"name": "Anu Ametnik", "mail": "anu@vald.example.org", "post": "nõunik", **fields}
    if "municipality" not in values:
        values["municipality"] = make_municipality()
    return OfficeRequest.objects.create(**values)


def old_key() -> str:
    """Of a form that was opened a minute ago."""
    return signing.dumps(["k" * 32, int(NOW.timestamp()) - 60], salt="accounts.office")


def filled(municipality, **changes) -> dict:
    values = {"name": "Anu Ametnik", "mail": "anu@vald.example.org", "post": "nõunik", "client_key": old_key()}
    return {**values, "municipality": municipality.pk, **changes}


def send(client, municipality, **changes):
    return client.post("/ametnikule/", filled(municipality, **changes), **SAME_SITE)


def test_request_that_nobody_decides_on_is_deleted_in_time_and_the_form_says_so(client, settings):
    settings.CONTACT_KEPT_DAYS = 30
    town = make_municipality()
    make_request(municipality=town, name="Ammu", created_at=NOW - timedelta(days=31))
    make_request(municipality=town, name="Hiljuti", created_at=NOW - timedelta(days=29))

    for _night in range(2):
        upkeep.forget(at=NOW)

    assert [one.name for one in OfficeRequest.objects.all()] == ["Hiljuti"]
    assert "kui vastust ei tule, siis 30 päeva pärast soovi saatmist" in text(client.get("/ametnikule/").text)


def test_request_reaches_the_administrators_without_the_words_of_the_stranger(
    client, django_capture_on_commit_callbacks
):
    people.piret()
    town = make_municipality("Võru vald")

    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, town, name="OSTA ODAVALT")

    asked = OfficeRequest.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, "/ametnikule/?saadetud=1")
    assert (asked.name, asked.municipality, asked.doubts) == ("OSTA ODAVALT", town, [])
    assert [letter.to for letter in mail.outbox] == [["piret@example.org"]]
    assert "OSTA" not in mail.outbox[0].subject + mail.outbox[0].body
    assert "Set-Cookie" not in answer


def test_puzzle_that_the_form_does_not_set_is_no_doubt(client, settings):
    settings.CONTRIBUTE_PROOF_OF_WORK = True

    send(client, make_municipality("Võru vald"))

    assert OfficeRequest.objects.get().doubts == []


def test_doubtful_request_is_kept_but_brings_no_letter(client, django_capture_on_commit_callbacks):
    people.piret()

    with django_capture_on_commit_callbacks(execute=True):
        answer = send(client, make_municipality(), honeypot="robot", client_key="vale")

    assert answer.status_code == 303
    assert OfficeRequest.objects.get().doubts == ["honeypot", "no_script"]
    assert mail.outbox == []


def test_answer_is_the_same_whatever_is_known_of_the_address(client):
    town = make_municipality()
    make_official(people.ott(), town)

    known, unknown = send(client, town, mail="ott@example.org"), send(client, town)

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


def test_second_click_is_one_request(client):
    town = make_municipality()

    answers = [send(client, town) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert OfficeRequest.objects.count() == 1


def test_mistakes_are_told_and_a_megabyte_is_too_long(client):
    town = make_municipality()

    empty = client.post("/ametnikule/", {}, **SAME_SITE)
    huge = send(client, town, name="<script>" * 125_000)

    assert [empty.status_code, huge.status_code] == [422, 422]
    assert "Vali oma omavalitsus." in text(empty.text)
    assert "Siia mahub kuni 120 märki" in text(huge.text)
    assert "<script><script>" not in huge.text
    assert not OfficeRequest.objects.exists()


def test_many_from_one_network_wait_an_hour_and_nothing_is_lost(client):
    town = make_municipality()
    for number in range(20):
        send(client, town, name=f"Inimene {number}")

    stopped = send(client, town, name="Üks liiast")

    assert stopped.status_code == 429
    assert "Üks liiast" in stopped.text


def test_granting_sends_an_invitation_and_accepting_makes_a_verified_official(django_capture_on_commit_callbacks):
    piret, asked = people.piret(), make_request(mail="ott@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        sent = offices.grant(asked, by=piret, at=NOW)
    office = offices.accept(sent, user=people.ott(), at=NOW)

    assert [letter.to for letter in mail.outbox] == [["ott@example.org"]]
    assert (office.municipality, office.post, office.verified_by) == (asked.municipality, "nõunik", piret)


def test_request_is_decided_once(django_capture_on_commit_callbacks):
    asked = make_request()
    with django_capture_on_commit_callbacks(execute=True):
        offices.refuse(asked, by=people.piret(), reason="Sellist ametit vallas ei ole.", at=NOW)

    with pytest.raises(offices.AlreadyDecided):
        offices.grant(asked, by=people.piret(), at=NOW)

    assert not Invitation.objects.exists()
    assert [letter.to for letter in mail.outbox] == [["anu@vald.example.org"]]
    assert "Sellist ametit vallas ei ole." in mail.outbox[0].body


def test_official_changes_municipality_and_the_old_one_stays_as_history(django_capture_on_commit_callbacks):
    ott = people.ott()
    old, new = (
        make_municipality("Võru vald"),
        make_municipality("Setomaa vald", county=make_county("Põlva maakond", "Põlvamaa")),
    )
    before = make_official(ott, old)

    with django_capture_on_commit_callbacks(execute=True):
        offices.move(before, municipality=new, post="nõunik", by=people.piret(), at=NOW)

    before.refresh_from_db()
    assert before.until == NOW
    assert [row["municipality"] for row in office_of(ott)] == [new.pk]
    assert [letter.to for letter in mail.outbox] == [["ott@example.org"]]


def test_ended_office_is_ended_once():
    office = make_official(people.ott(), make_municipality())

    assert offices.end(office, at=NOW)
    assert not offices.end(office, at=NOW)
    assert not office_of(people.ott()).exists()


def test_beginning_the_same_again_changes_nothing_and_two_at_once_cannot_be():
    town = make_municipality()
    office = make_official(people.ott(), town, post="nõunik")

    again = offices.begin(people.ott(), municipality=town, post="nõunik", by=None, at=NOW)

    assert again == office
    with pytest.raises(IntegrityError), transaction.atomic():
        Office.objects.create(user=people.ott(), municipality=town, post="teine")
