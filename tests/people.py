"""The named cast: Mari edits, Juhan reviews, Piret administers, Ott is a stranger with an account, ANYBODY has none.

Staff have an app for their second factor; `sign_in` makes a session of a test client that has passed it.
"""

import time

from allauth.account.internal.flows import login
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import AnonymousUser, Group
from django.test import Client

from veeb.accounts.models import User
from veeb.accounts.signing import account_for
from veeb.records import roles

ANYBODY = AnonymousUser()
PASSWORD = "kadakas-ja-kivi"
APP_SECRET = "KADAKASJAKIVIKADAKASJAKIVI234567"


def mari() -> User:
    """An editor: changes drafts, decides nothing."""
    return _person("mari", "Mari", "Tamm", roles.EDITOR)


def juhan() -> User:
    """A reviewer: publishes, asks, declines, withdraws."""
    return _person("juhan", "Juhan", "Mets", roles.REVIEWER)


def piret() -> User:
    """An administrator."""
    return _person("piret", "Piret", "Kask", roles.ADMINISTRATOR)


def ott() -> User:
    """Somebody with an account and no role."""
    return _person("ott", "Ott", "Kivi")


def newcomer() -> User:
    """An editor without a password and, as yet, without a second factor."""
    person = account_for("uustulnuk@example.org", name="Uku Tulnuk")
    person.groups.set(Group.objects.filter(name=roles.EDITOR))
    return person


def sign_in(client: Client, person: User) -> User:
    """Whoever opens the admin has shown their app, and gets one if they have none."""
    client.force_login(person)
    session = client.session
    shown = {"method": "password", "at": time.time()}
    if person.has_perm("wagtailadmin.access_admin"):
        shown = {"method": "mfa", "at": time.time(), "id": app_of(person).pk, "type": "totp"}
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [shown]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
    session.save()
    return person


def app_of(person: User) -> Authenticator:
    """The app on somebody's phone, with the one secret of all tests."""
    known = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    return known or TOTP.activate(person, APP_SECRET).instance


def app_code() -> str:
    """What that app shows now."""
    return format_hotp_value(hotp_value(APP_SECRET, int(time.time()) // 30))


def _person(username: str, first_name: str, last_name: str, *group_names: str) -> User:
    person, is_new = User.objects.get_or_create(
        username=username,
        defaults={"first_name": first_name, "last_name": last_name, "email": f"{username}@example.org"},
    )
    if is_new:
        person.set_password(PASSWORD)
        person.save()
        person.groups.set(Group.objects.filter(name__in=group_names))
        if group_names:
            app_of(person)
    return person
