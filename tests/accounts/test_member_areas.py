"""What holds at every address behind a sign-in: kept by nobody, and editors' rights only after a second factor."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests import people
from tests.factories.accounts import make_invitation, make_official, make_team
from tests.factories.communities import make_community
from tests.factories.places import make_municipality
from veeb.accounts.tokens import token_of
from veeb.municipalities.models import Profile

pytestmark = pytest.mark.django_db
TELL = "/minu/omavalitsus/voru-vald/"


def without_factor(client: Client, person) -> None:
    Authenticator.objects.filter(user=person).delete()
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session.save()


@pytest.mark.parametrize("address", ["/minu/kogukond/{community}/", TELL, "/minu/tiim/{team}/kutsu/", "/minu/pole/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_refusals_and_errors_are_kept_by_nobody(client, address, method):
    make_municipality("Võru vald")
    ott = people.sign_in(client, people.ott())
    team = make_team("Oma", ott, stewards=(people.mari(),))
    here = address.format(community=make_community().pk, team=team.uid)

    answer = getattr(client, method)(here)

    assert answer.status_code in {403, 404, 405}
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]


def test_form_without_a_token_is_refused_and_kept_by_nobody():
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(f"/kutse/{token_of(make_invitation())}/")

    assert (answer.status_code, answer["Cache-Control"]) == (403, "private, no-store")
    assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("forged", ["", "null", "[]", "[" * 50_000, '{"id": "x", "response": {}}'])
def test_forged_passkey_opens_nothing_and_breaks_nothing(client, forged):
    answer = client.post("/konto/sisse/voti/", {"credential": forged})

    assert answer.status_code in {302, 400}
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", ["", "/ru", "/en"])
@pytest.mark.parametrize("person", [people.mari, people.juhan])
def test_editor_without_a_factor_tells_nothing_of_a_municipality(client, person, language):
    make_municipality("Võru vald")
    without_factor(client, person())

    seen = client.get(language + TELL)
    sent = client.post(language + TELL, {"since": 0, "about": "Uus"})

    assert (seen.status_code, seen["Location"], sent.status_code) == (302, f"{language}/konto/", 403)
    assert not Profile.objects.exists()


def test_official_without_rights_in_the_admin_needs_no_factor(client):
    ott = people.ott()
    make_official(ott, make_municipality("Võru vald"))
    without_factor(client, ott)

    assert client.get(TELL).status_code == 200
