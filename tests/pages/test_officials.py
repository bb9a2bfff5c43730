"""Administrators' screens for officials: requests, inviting, moving, ending."""

import pytest
from django.core import mail
from wagtail.models import ModelLogEntry

from tests import people
from tests.factories.accounts import make_official
from tests.factories.places import make_county, make_municipality
from tests.pages_of import text
from veeb.accounts.models import Invitation, Office, OfficeRequest, User
from veeb.pages.officials_views import count_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def piret(client) -> User:
    return people.sign_in(client, people.piret())


def make_request(**fields) -> OfficeRequest:
    values = {"name": "Anu Ametnik", "mail": "anu@vald.example.org", "post": "nõunik", **fields}
    if "municipality" not in values:
        values["municipality"] = make_municipality()
    return OfficeRequest.objects.create(**values)


def test_list_keeps_the_doubtful_apart_and_counts_only_the_others(client, piret):
    town = make_municipality()
    make_request(municipality=town)
    make_request(municipality=town, name="Robot", doubts=["honeypot"])
    make_official(people.ott(), town)

    words = text(client.get("/admin/ametnikud/").text)

    assert count_waiting() == 1
    assert words.index("Anu Ametnik") < words.index("Kahtlased soovid") < words.index("Robot") < words.index("Ott Kivi")


def test_first_screen_reminds_administrators_of_requests_that_wait(client, piret):
    assert "Ükski ametnik ei oota otsust." in text(client.get("/admin/").text)
    town = make_municipality()
    make_request(municipality=town)
    make_request(municipality=town, name="Robot", doubts=["honeypot"])

    assert "Ootab otsust: 1" in text(client.get("/admin/").text)

    people.sign_in(client, people.juhan())
    assert "Ootab otsust: 1" not in text(client.get("/admin/").text)


@pytest.mark.parametrize("doubts", [[], ["honeypot"]])
def test_request_is_granted_once_and_the_history_names_no_person(
    client, piret, doubts, django_capture_on_commit_callbacks
):
    asked = make_request(doubts=doubts)
    screen = f"/admin/ametnikud/soov/{asked.pk}/"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(screen, {"otsus": "luba"})
        again = client.post(screen, {"otsus": "keeldu", "reason": "Hilja"}, follow=True)

    sent = Invitation.objects.get()
    assert (sent.mail, sent.municipality, sent.post, sent.invited_by) == (
        asked.mail,
        asked.municipality,
        "nõunik",
        piret,
    )
    assert "Keegi jõudis ette" in text(again.text)
    assert [letter.to for letter in mail.outbox] == [["anu@vald.example.org"]]
    entry = ModelLogEntry.objects.get(action="accounts.office_granted")
    assert (entry.user, entry.label) == (piret, str(asked.municipality))


def test_refusal_needs_a_reason(client, piret, django_capture_on_commit_callbacks):
    asked = make_request()
    screen = f"/admin/ametnikud/soov/{asked.pk}/"

    empty = client.post(screen, {"otsus": "keeldu", "reason": ""})
    with django_capture_on_commit_callbacks(execute=True):
        client.post(screen, {"otsus": "keeldu", "reason": "Kirjuta palun oma töiselt e-postilt."})

    asked.refresh_from_db()
    assert empty.status_code == 422
    assert asked.is_granted is False
    assert "Kirjuta palun oma töiselt e-postilt." in mail.outbox[0].body


def test_administrator_invites_moves_and_ends(client, piret):
    county = make_county()
    old, new = make_municipality("Võru vald", county=county), make_municipality("Rõuge vald", county=county)
    typed = {"name": "Anu", "mail": "anu@example.org", "municipality": old.pk, "post": "nõunik", "language": "et"}

    client.post("/admin/ametnikud/kutsu/", typed)
    assert Invitation.objects.get().municipality == old

    office = make_official(people.ott(), old)
    client.post(f"/admin/ametnikud/{office.pk}/", {"municipality": new.pk, "post": "vallavanem"})
    now = Office.objects.get(until=None)
    assert (now.user, now.municipality, now.post, now.verified_by) == (people.ott(), new, "vallavanem", piret)

    client.post(f"/admin/ametnikud/{now.pk}/", {"lopeta": "1"})
    assert not Office.objects.filter(until=None).exists()


def test_official_at_once_loses_the_old_screen_and_gains_the_new_one(client, piret):
    county = make_county()
    old, new = make_municipality("Võru vald", county=county), make_municipality("Rõuge vald", county=county)
    office = make_official(people.ott(), old)
    screens = [f"/minu/omavalitsus/{town.slug}/" for town in (old, new)]

    people.sign_in(client, people.ott())
    before = [client.get(screen).status_code for screen in screens]
    people.sign_in(client, piret)
    client.post(f"/admin/ametnikud/{office.pk}/", {"municipality": new.pk, "post": "nõunik"})
    people.sign_in(client, people.ott())
    after = [client.get(screen).status_code for screen in screens]

    assert before[0] == 200
    assert after[1] == 200
    assert before[1] == after[0] != 200
