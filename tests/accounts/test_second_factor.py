"""Nobody opens the admin without a second factor, however they came in; and a lost one can be taken away."""

import time
from http import HTTPStatus
from urllib.parse import unquote

import pytest
from allauth.account.internal.flows import login
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import ModelLogEntry

from tests import people
from veeb.accounts import keys, second_factor
from veeb.accounts.models import User

pytestmark = pytest.mark.django_db
SET_UP, AGAIN, APP = "/konto/", "/konto/uuesti/", "/konto/rakendus/"
SECOND, PASSWORD = "/konto/sisse/teine-samm/", "/konto/sisse/parool/"
ADDRESSES = [
    "/admin/",
    "/admin/aardekast/",
    "/admin/account/",
    "/admin/users/",
    "/admin/jsi18n/",
    "/admin/pole-olemas/",
]


@pytest.fixture(autouse=True)
def codes_are_new() -> None:
    """allauth remembers in the process which codes were used; the people of the next test have the same app."""
    cache.clear()


@pytest.fixture
def bare() -> User:
    """An editor without a second factor."""
    mari = people.mari()
    Authenticator.objects.all().delete()
    return mari


def with_records(client: Client, person: User, *records: dict) -> None:
    client.force_login(person)
    session = client.session
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = list(records)
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
    session.save()


def by_password(client: Client, person: User):
    return client.post(PASSWORD, {"login": person.email, "password": people.PASSWORD})


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["password", "code", "link", None])
def test_editor_without_a_factor_is_led_to_set_one_up(client, bare, address, method):
    with_records(client, bare, *([{"method": method, "at": time.time()}] if method else []))

    answer = client.get(address)

    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, SET_UP)


def test_editor_without_a_factor_cannot_send_anything_either(client, bare):
    with_records(client, bare, {"method": "code", "at": time.time()})

    assert client.post("/admin/aardekast/add/", {}).status_code == HTTPStatus.FORBIDDEN
    assert client.get("/admin/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == HTTPStatus.FORBIDDEN


def test_session_from_before_the_factor_was_added_is_asked_for_it(client, bare):
    with_records(client, bare, {"method": "password", "at": time.time()})
    people.app_of(bare)

    answer = client.get("/admin/aardekast/?p=1")

    assert (answer.status_code, answer["Location"]) == (
        HTTPStatus.FOUND,
        f"{AGAIN}?next=%2Fadmin%2Faardekast%2F%3Fp%3D1",
    )


def test_factor_shown_by_somebody_else_or_taken_away_since_does_not_count(client):
    mari, juhan = people.mari(), people.juhan()
    foreign = {"method": "mfa", "at": time.time(), "id": people.app_of(juhan).pk, "type": "totp"}
    with_records(client, mari, foreign)
    assert client.get("/admin/").status_code == HTTPStatus.FOUND

    people.sign_in(client, mari)
    assert client.get("/admin/").status_code == HTTPStatus.OK
    Authenticator.objects.filter(user=mari).delete()
    assert client.get("/admin/").status_code == HTTPStatus.FOUND


def test_password_and_code_of_the_app_open_the_admin(client):
    mari = people.mari()

    first = by_password(client, mari)
    assert (first["Location"], client.get("/admin/").status_code) == (SECOND, HTTPStatus.FOUND)
    client.post(SECOND, {"code": people.app_code()})

    assert client.get("/admin/").status_code == HTTPStatus.OK


def test_wrong_code_of_the_app_is_told_and_counted(client):
    mari = people.mari()
    by_password(client, mari)

    statuses = [client.post(SECOND, {"code": "000000"}).status_code for _try in range(11)]

    assert statuses == [422] * 10 + [429]
    assert "_auth_user_id" not in client.session


def test_code_of_the_app_opens_only_once(client):
    mari, other = people.mari(), Client()
    code = people.app_code()
    for browser in (client, other):
        by_password(browser, mari)
        browser.post(SECOND, {"code": code})

    assert [browser.get("/admin/").status_code for browser in (client, other)] == [HTTPStatus.OK, HTTPStatus.FOUND]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_setting_up_leads_back_to_where_they_were_going(client, bare, mailoutbox):
    with_records(client, bare, {"method": "code", "at": time.time()})
    client.get("/admin/aardekast/")
    client.get(APP)
    secret = client.session["mfa.totp.secret"]

    answer = client.post(APP, {"code": format_hotp_value(hotp_value(secret, int(time.time()) // 30))})

    assert answer["Location"] == "/konto/tagavara/"
    assert 'href="/admin/aardekast/"' in client.get(answer["Location"]).text
    assert client.get("/admin/aardekast/").status_code == HTTPStatus.OK
    assert [letter.subject for letter in mailoutbox] == ["Sinu kontole lisati koodirakendus."]


@pytest.mark.parametrize(
    "path", [APP, "/konto/voti/", "/konto/parool/", "/konto/rakendus/eemalda/", "/konto/tagavara/"]
)
def test_old_session_signs_in_anew_before_it_changes_the_ways_in(client, bare, path):
    bare.set_unusable_password()
    bare.save()
    with_records(client, bare, {"method": "code", "at": time.time() - second_factor.FRESH_S - 1})

    answer = client.get(path)

    assert answer["Location"].startswith("/konto/sisse/?next=")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", [APP, "/konto/voti/", "/konto/parool/"])
def test_who_has_a_factor_cannot_add_another_by_password_alone(client, path):
    with_records(client, people.mari(), {"method": "password", "at": time.time(), "reauthenticated": True})

    assert client.get(path)["Location"].startswith(AGAIN)
    assert client.get("/konto/uuesti/parool/")["Location"].startswith(AGAIN)


def test_spare_code_opens_once(client):
    mari = people.mari()
    people.sign_in(client, mari)
    client.post("/konto/tagavara/uued/")
    spare = Authenticator.objects.get(user=mari, type="recovery_codes").wrap().get_unused_codes()[0]
    opened = []
    for browser in (Client(), Client()):
        by_password(browser, mari)
        browser.post(SECOND, {"code": spare})
        opened.append(browser.get("/admin/").status_code)

    assert opened == [HTTPStatus.OK, HTTPStatus.FOUND]


def test_secret_of_the_app_cannot_be_read_in_the_database():
    people.app_of(people.mari())
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        [(kept,)] = cursor.fetchall()

    assert people.APP_SECRET not in str(kept)


def test_secrets_made_with_a_lost_key_fit_no_code(settings):
    hidden = keys.encrypt("SALADUS")
    assert keys.decrypt(hidden) == "SALADUS"

    settings.SECRET_KEY = "another" * 10
    assert keys.decrypt(hidden) not in {"SALADUS", ""}
    assert keys.decrypt(hidden) != keys.decrypt(hidden)

    settings.SECRET_KEY_FALLBACKS = ["only-for-tests-" * 4]
    assert keys.decrypt(hidden) == "SALADUS"


def test_administrator_takes_away_a_lost_factor_and_it_stands_in_the_log(
    client, mailoutbox, django_capture_on_commit_callbacks
):
    mari, piret = people.mari(), people.piret()
    people.sign_in(client, piret)
    assert f"/admin/users/{mari.pk}/teine-samm/" in client.get("/admin/users/").text

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/users/{mari.pk}/teine-samm/")

    assert not Authenticator.objects.filter(user=mari).exists()
    assert [(entry.action, entry.user) for entry in ModelLogEntry.objects.for_instance(mari)] == [
        ("accounts.reset_second_factor", piret)
    ]
    assert [letter.to for letter in mailoutbox] == [[mari.email]]


@pytest.mark.parametrize("person", [people.mari, people.juhan])
def test_nobody_else_takes_factors_away(client, person):
    people.sign_in(client, person())
    piret = people.piret()

    client.post(f"/admin/users/{piret.pk}/teine-samm/")

    assert Authenticator.objects.filter(user=piret).exists()


def test_administrator_takes_no_factor_from_a_superuser(client):
    root = User.objects.create_superuser("root", "root@example.org", people.PASSWORD)
    people.app_of(root)
    people.sign_in(client, people.piret())

    client.post(f"/admin/users/{root.pk}/teine-samm/")

    assert Authenticator.objects.filter(user=root).exists()


def test_operator_takes_away_a_lost_factor_at_the_server():
    mari = people.mari()

    call_command("reset_second_factor", "MARI@example.org")

    assert not Authenticator.objects.filter(user=mari).exists()


def test_other_sessions_are_listed_and_ended(client):
    ott, other, third = people.ott(), Client(), Client()
    for browser in (client, other, third):
        by_password(browser, ott)
    keys_of = [browser.session.session_key for browser in (client, other, third)]
    assert set(UserSession.objects.values_list("session_key", flat=True)) == set(keys_of)

    client.post("/konto/seansid/", {"seanss": UserSession.objects.get(session_key=keys_of[1]).pk})
    assert [browser.get("/konto/").status_code for browser in (client, other, third)] == [200, 302, 200]

    client.post("/konto/seansid/", {"seanss": "koik"})
    assert [browser.get("/konto/").status_code for browser in (client, third)] == [302, 302]


def test_nobody_ends_the_session_of_somebody_else(client):
    other = Client()
    by_password(other, people.juhan())
    by_password(other := Client(), people.ott())
    people.sign_in(client, people.piret())

    client.post("/konto/seansid/", {"seanss": UserSession.objects.get().pk})

    assert other.get("/konto/").status_code == HTTPStatus.OK


def test_new_password_ends_the_other_sessions(client):
    ott, other = people.ott(), Client()
    by_password(client, ott)
    by_password(other, ott)

    assert client.post("/konto/parool/", {"password": "ott"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    client.post("/konto/parool/", {"password": "sinine-kivi-metsas"})

    assert [browser.get("/konto/").status_code for browser in (client, other)] == [200, 302]


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/aardekast/"])
def test_admin_leads_strangers_to_our_own_sign_in_and_back(client, path):
    answer = client.get(path)

    onward = "/admin/" if path == "/admin/login/" else path
    assert unquote(answer["Location"]) == f"/konto/sisse/?next={onward}"


@pytest.mark.parametrize("path", ["/admin/password_reset/", "/admin/password_reset/confirm/MQ/set-password/"])
def test_wagtail_has_no_other_way_in(client, path):
    assert client.get(path).status_code == HTTPStatus.NOT_FOUND


def test_wagtail_lets_nobody_post_a_password_past_us(client):
    people.mari()

    client.post("/admin/login/", {"username": "mari", "password": people.PASSWORD})

    assert "_auth_user_id" not in client.session
