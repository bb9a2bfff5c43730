"""Closing an account: memberships end by their own rules, then it is deleted, or emptied where history names it."""

from datetime import datetime
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Revision
from wagtail.users.models import UserProfile

from . import letters, teams
from .models import Office, User

NOBODY = "kustutatud konto"


class LastAdministrator(Exception):
    """Nobody else looks after people here: somebody else becomes an administrator first; nothing was changed."""


@transaction.atomic
def close(user: User, *, at: datetime) -> bool:
    """Close an account; whether it is gone altogether. Raises teams.LastSteward, LastAdministrator: nothing is done.

    Teams are left first; a team whose only member this was stays empty (see `teams.leave`). Who has changed or decided
    something stays in the history as an account without name, address, roles or any way to sign in.
    """
    if led := teams.led_alone_by(user):
        raise teams.LastSteward(led[0])
    if is_last_administrator(user):
        raise LastAdministrator
    for membership in user.memberships.select_related("team"):
        teams.leave(membership, at=at, is_sure=True)
    _end_sessions(user)
    ModelLogEntry.objects.for_instance(user).update(label=NOBODY)
    if _is_in_history(user):
        _empty(user, at)
        return False
    user.delete()
    return True


def is_last_administrator(user: User) -> bool:
    """Whether this person looks after people and nobody else does."""
    people = User.objects.with_perm(letters.ADMINISTER, backend=letters.BACKEND)
    return people.filter(pk=user.pk).exists() and not people.exclude(pk=user.pk).exists()


def _is_in_history(user: User) -> bool:
    """Whether revisions or the history of the site say that this person did something."""
    return Revision.objects.filter(user=user).exists() or any(
        model.objects.filter(user=user).exists() for model in set(registry.get_log_entry_models())
    )


def _end_sessions(user: User) -> None:
    """Open ones, and those on the way in: they hold the address and the code that was sent."""
    for session in Session.objects.iterator():
        data = session.get_decoded()
        on_the_way = data.get("account_login") or {}
        if data.get(SESSION_KEY) == str(user.pk) or on_the_way.get("user_pk") == user_pk_to_url_str(user):
            session.delete()


def _empty(user: User, at: datetime) -> None:
    for model in (EmailAddress, Authenticator, UserSession, UserProfile):
        model.objects.filter(user=user).delete()
    Office.objects.filter(user=user, until=None).update(until=at)
    Office.objects.filter(user=user).update(post="")
    user.groups.clear()
    user.user_permissions.clear()
    user.username, user.email = f"kustutatud-{uuid4().hex[:12]}", ""
    user.first_name = user.last_name = ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
