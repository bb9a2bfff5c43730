"""Signing in: by a mailed code, by a password; who has an account is nobody's business, and nobody may try for ever."""

import re
import time
from http import HTTPStatus

import pytest
from django.conf import settings
from django.test import Client

from tests import people
from veeb.accounts import limits
from veeb.accounts.models import User
from veeb.accounts.signing import account_for
from veeb.visitors.models import SenderCount

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, PASSWORD = "/konto/sisse/", "/konto/sisse/kood/", "/konto/sisse/parool/"
ADDRESS = "liis@example.org"


@pytest.fixture
def liis() -> User:
    return account_for(ADDRESS, name="Liis Saar")


@pytest.fixture
def ask(client, mailoutbox, django_capture_on_commit_callbacks):
    """Ask for a code and read it from the letter."""

    def ask(address: str = ADDRESS, **more) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(SIGN_IN, {"email": address, **more})
        assert answer.status_code == HTTPStatus.FOUND
        found = re.search(r"\d{4}-\d{4}", mailoutbox[-1].body) if mailoutbox else None
        return found[0] if found else ""

    return ask


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_code_from_the_letter_opens_the_account_in_a_new_session(client, liis, ask):
    code = ask()
    before = client.session.session_key

    answer = client.post(CODE, {"code": code.replace("-", " ")})

    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, "/minu/")
    assert client.session["_auth_user_id"] == str(liis.pk)
    assert client.session.session_key != before


def test_letter_is_plain_and_goes_to_the_address_as_the_account_has_it(liis, ask, mailoutbox):
    ask(ADDRESS.upper())

    [letter] = mailoutbox
    assert (letter.to, letter.content_subtype) == ([ADDRESS], "plain")
    assert letter.subject == "Sinu kood Kogukonnaveebi sisenemiseks"


def test_wrong_code_is_told_and_the_third_ends_the_trying(client, liis, ask):
    code = ask()

    answers = [client.post(CODE, {"code": "0000-0000"}) for _try in range(3)]

    assert [answer.status_code for answer in answers] == [422, 422, 302]
    assert "See kood ei sobi" in answers[0].text
    client.post(CODE, {"code": code})
    assert not is_in(client)


def test_code_is_too_old_after_ten_minutes(client, liis, ask, monkeypatch):
    code = ask()
    now = time.time()
    monkeypatch.setattr("allauth.account.internal.flows.code_verification.time.time", lambda: now + 601)

    answer = client.post(CODE, {"code": code})

    assert answer.status_code == HTTPStatus.FOUND
    assert not is_in(client)


def test_code_opens_once(client, liis, ask):
    code = ask()
    client.post(CODE, {"code": code})
    client.post("/konto/valja/")

    client.post(CODE, {"code": code})

    assert not is_in(client)


def faces(client, address: str) -> list:
    """All that a visitor sees who asks a code for an address and guesses it wrong until the end."""
    seen = []
    for path, typed in [(SIGN_IN, {"email": address})] + [(CODE, {"code": "1"})] * 3 + [(SIGN_IN, {"email": ""})]:
        answer = client.post(path, typed)
        page = client.get(CODE).text
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.text + page).replace(address, "X")
        headers = {
            name: value
            for name, value in answer.headers.items()
            if name not in {"Set-Cookie", "Content-Length", "Expires"}
        }
        seen.append((answer.status_code, text, headers, sorted(answer.cookies)))
    return seen


@pytest.mark.parametrize("other", ["keegi@example.org", "suletud@example.org"])
def test_unknown_or_shut_address_looks_like_a_known_one_and_gets_no_letter(client, liis, other, mailoutbox):
    shut = account_for("suletud@example.org")
    shut.is_active = False
    shut.save()
    known = faces(client, ADDRESS)
    client.cookies.clear()

    assert faces(client, other) == known


def test_unknown_address_gets_no_letter(ask, mailoutbox):
    ask("keegi@example.org")

    assert mailoutbox == []


def test_password_opens_for_those_who_have_one(client):
    ott = people.ott()

    answer = client.post(PASSWORD, {"login": "OTT@example.org", "password": people.PASSWORD})

    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, "/minu/")
    assert client.session["_auth_user_id"] == str(ott.pk)


@pytest.mark.parametrize("address", ["ott@example.org", ADDRESS, "keegi@example.org"])
def test_wrong_password_no_password_and_no_account_are_told_alike(client, liis, address):
    people.ott()

    answer = client.post(PASSWORD, {"login": address, "password": "vale"})

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Aadress või parool ei sobi" in answer.text
    assert not is_in(client)


def test_account_without_an_address_is_opened_by_nobody(client):
    nameless = User(username="nimetu")
    nameless.set_password(people.PASSWORD)
    nameless.save()

    client.post(PASSWORD, {"login": "", "password": people.PASSWORD})
    client.post(PASSWORD, {"login": "nimetu", "password": people.PASSWORD})

    assert not is_in(client)


@pytest.mark.parametrize("address", [ADDRESS, "keegi@example.org"])
def test_too_many_codes_for_an_address_are_refused_also_from_elsewhere(client, liis, address, mailoutbox):
    for number in range(limits.PER_ADDRESS["code"]):
        client.post(SIGN_IN, {"email": address}, REMOTE_ADDR=f"10.0.0.{number}")
        client.cookies.clear()

    answer = client.post(SIGN_IN, {"email": address.upper()}, REMOTE_ADDR="10.0.1.1")

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Liiga palju katseid" in answer.text
    assert 0 < int(answer["Retry-After"]) <= 3600


def test_too_many_passwords_for_an_account_are_refused_and_so_is_the_right_one(client):
    people.ott()
    for _try in range(limits.PER_ADDRESS["password"]):
        client.post(PASSWORD, {"login": "ott@example.org", "password": "vale"})

    answer = client.post(PASSWORD, {"login": "ott@example.org", "password": people.PASSWORD})

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert not is_in(client)


def test_too_many_tries_of_one_sender_are_refused_whatever_they_type(monkeypatch):
    monkeypatch.setattr(limits, "PER_SENDER", 3)

    statuses = [Client().post(SIGN_IN, {"email": f"keegi{n}@example.org"}).status_code for n in range(4)]

    assert statuses == [302, 302, 302, 429]


def test_tries_are_counted_in_the_database_without_addresses(client, liis):
    client.post(SIGN_IN, {"email": ADDRESS})

    assert sorted(SenderCount.objects.values_list("what", "count")) == [("code", 1), ("code*", 1)]
    assert not [row for row in SenderCount.objects.values_list("sender", flat=True) if "liis" in row]


@pytest.mark.parametrize("bad", ["https://kuri.example/", "//kuri.example/", "/\\kuri.example", "javascript:alert(1)"])
def test_sign_in_leads_to_own_addresses_only(client, liis, ask, bad):
    code = ask(next=bad)

    answer = client.post(CODE, {"code": code, "next": bad})

    assert answer["Location"] == "/minu/"


def test_sign_in_leads_back_in_the_language_of_the_page(client, liis, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/ru/konto/sisse/?next=/ru/minu/", {"email": ADDRESS})
    code = re.search(r"\d{4}-\d{4}", mailoutbox[-1].body)[0]

    answer = client.post("/ru/konto/sisse/kood/", {"code": code})

    assert answer["Location"] == "/ru/minu/"


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "password/reset/", "login/", "registreeru/", "2fa/", "parool/uus/"],
)
def test_nothing_else_of_allauth_is_there(client, path):
    assert client.get(f"/konto/{path}").status_code == HTTPStatus.NOT_FOUND
    assert client.get(f"/accounts/{path}").status_code == HTTPStatus.NOT_FOUND


def test_signing_out_is_by_post_alone(client):
    people.sign_in(client, people.ott())

    assert client.get("/konto/valja/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert is_in(client)
    client.post("/konto/valja/")
    assert not is_in(client)


def test_pages_of_signing_in_are_kept_by_nobody_and_name_no_outside(client):
    answer = client.get(SIGN_IN)

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    assert set(answer.cookies) <= {settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME}


def test_public_pages_have_no_cookie_also_for_those_who_are_in(client):
    people.sign_in(client, people.ott())

    answer = client.get("/otsing/")

    assert (answer.cookies, "Cookie" in answer.get("Vary", "")) == ({}, False)


@pytest.mark.parametrize("path", ["/konto/sisse/", "/konto/sisse/parool/"])
def test_way_in_has_the_menu_of_every_page(client, path):
    page = client.get(path).content.decode()
    assert 'id="menyy"' in page
    assert 'href="/privaatsus/"' in page
