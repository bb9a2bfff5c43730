"""An invitation as its owner sees it: with an account, without, too late, twice, as somebody else."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from tests import people
from tests.factories.accounts import make_invitation, make_official, make_team
from tests.factories.places import make_county, make_municipality
from tests.pages_of import text
from veeb.accounts.models import Invitation, Membership, Office, User
from veeb.accounts.tokens import token_of

pytestmark = pytest.mark.django_db


def address(invitation: Invitation) -> str:
    return reverse("members:invitation", args=[token_of(invitation)])


def test_page_says_who_invites_to_what_and_is_kept_by_nobody(client):
    sent = make_invitation(team=make_team("Haanja küla"), invited_by=people.mari())

    page = client.get(address(sent))

    words = text(page.text)
    assert "Tule tiimi „Haanja küla“" in words
    assert "Sind kutsus Mari Tamm." in words
    assert f"Viimane päev on {date_format(timezone.localtime(sent.expires_at))}." in words
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    # Otherwise browsers say "Origin: null" and the form is refused.
    assert page["Referrer-Policy"] == "same-origin"


def test_accepting_without_an_account_makes_one_and_signs_in(client):
    sent = make_invitation("uus@example.org", team=make_team("Haanja"), language="ru")

    answer = client.post(address(sent))

    user = User.objects.get()
    assert (user.email, user.language, user.has_usable_password()) == ("uus@example.org", "ru", False)
    assert answer["Location"] == f"/minu/tiim/{sent.team.uid}/"
    assert client.get(answer["Location"]).status_code == 200


def test_known_address_signs_in_first_and_comes_back(client):
    people.ott()
    sent = make_invitation("OTT@example.org")

    answer = client.post(address(sent))

    assert answer.status_code == 302
    assert f"next={address(sent)}" in answer["Location"]
    assert not Membership.objects.exists()

    client.force_login(people.ott())
    client.post(address(sent))
    assert [one.user.username for one in sent.team.memberships.all()] == ["ott"]


def test_somebody_else_is_told_so_and_nothing_happens(client):
    sent = make_invitation("uus@example.org")
    client.force_login(people.ott())

    seen, pressed = client.get(address(sent)), client.post(address(sent))

    assert [seen.status_code, pressed.status_code] == [403, 403]
    assert "teisele aadressile" in text(pressed.text)
    assert "uus@example.org" not in pressed.text
    assert not Membership.objects.exists()
    sent.refresh_from_db()
    assert sent.used_at is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"expires_at": timezone.now() - timedelta(days=1)}, "See kutse on aegunud"),
        ({"withdrawn_at": timezone.now()}, "See kutse on tagasi võetud"),
        ({"used_at": timezone.now()}, "See kutse on juba kasutatud"),
    ],
)
def test_what_is_over_says_what_to_do_next(client, fields, words, django_capture_on_commit_callbacks):
    mari = people.mari()
    sent = make_invitation(team=make_team("Haanja", stewards=(mari,)), invited_by=mari, **fields)

    seen, pressed = client.get(address(sent)), client.post(address(sent))
    with django_capture_on_commit_callbacks(execute=True):
        asked = client.get(client.post(f"{address(sent)}uus/")["Location"])

    assert [seen.status_code, pressed.status_code] == [410, 410]
    assert words in text(seen.text)
    assert "Küsi uus kutse" in text(seen.text)
    assert "Kutsuja sai teada" in text(asked.text)
    assert [letter.to for letter in mail.outbox] == [["mari@example.org"]]
    assert not User.objects.filter(email=sent.mail).exists()


def test_nobody_is_told_of_a_wish_for_a_new_one_while_this_one_is_good(client, django_capture_on_commit_callbacks):
    mari = people.mari()
    sent = make_invitation(team=make_team("Haanja", stewards=(mari,)), invited_by=mari)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address(sent)}uus/")

    assert mail.outbox == []


def test_two_clicks_are_one_account_and_one_member(client, client_two):
    sent = make_invitation("uus@example.org")

    client.post(address(sent))
    second = client_two.post(address(sent))

    assert second.status_code == 302
    assert (User.objects.count(), Membership.objects.count()) == (1, 1)


@pytest.fixture
def client_two():
    return Client()


def test_accepting_as_an_official_tells_beforehand_that_the_old_office_ends(client):
    ott = people.ott()
    old, new = (
        make_municipality("Võru vald"),
        make_municipality("Rõuge vald", county=make_county("Põlva maakond", "Põlvamaa")),
    )
    make_official(ott, old)
    sent = make_invitation("ott@example.org", municipality=new, post="vallavanem", invited_by=people.piret())
    client.force_login(ott)

    seen = client.get(address(sent))
    client.post(address(sent))

    assert "Sinu senised õigused lõpevad: Võru vald." in text(seen.text)
    now = Office.objects.get(until=None)
    assert (now.municipality, now.post, now.verified_by) == (new, "vallavanem", people.piret())


@pytest.mark.parametrize("token", ["0" * 64, "a", "z" * 64])
def test_made_up_address_opens_nothing(client, token):
    make_invitation()

    assert client.get(f"/kutse/{token}/").status_code == 404


def test_form_from_another_site_is_refused():
    strict = Client(enforce_csrf_checks=True)
    sent = make_invitation()

    assert strict.post(address(sent)).status_code == 403
    assert not User.objects.exists()
