"""The second factor: who must have one, whether this session has passed it, and taking a lost one away."""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from wagtail.log_actions import log

from . import sign_in_letters
from .models import User

# How long after signing in somebody may change how they sign in, without being asked again.
FRESH_S = 15 * 60


def is_required(user: User | AnonymousUser) -> bool:
    """Whether this person may open the admin: then a second factor is not a choice."""
    return user.has_perm("wagtailadmin.access_admin")


def has_one(user: User | AnonymousUser) -> bool:
    """Whether the account has an app or a passkey."""
    ways = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(user.pk) and Authenticator.objects.filter(user_id=user.pk, type__in=ways).exists()


def has_passed(request: HttpRequest) -> bool:
    """Whether somebody has shown in this very session a factor that the account still has.

    A session from before the factor was added has not, nor one whose factor was taken away since.
    """
    return bool(_shown(request))


def is_fresh(request: HttpRequest) -> bool:
    """Whether who sits here has just signed in, with all the factors that the account has."""
    records = _shown(request) if has_one(request.user) else get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < FRESH_S for record in records)


def passed_by_adding(sender: Any, request: HttpRequest, authenticator: Authenticator, **_kwargs: Any) -> None:
    """Receiver of `authenticator_added`: whoever adds an app or a passkey has just shown that they hold it."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(request, authenticator.user, "mfa", id=authenticator.pk, type=authenticator.type)


@transaction.atomic
def reset(user: User, *, by: User | None) -> None:
    """Take away every factor of somebody who has lost theirs, and end their sessions; they set up a new one.

    Stands in the log of the admin. `by` is None for the operator at the server.
    """
    Authenticator.objects.filter(user=user).delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    log(user, "accounts.reset_second_factor", user=by)
    sign_in_letters.send_notice(user, "accounts/reset_second_factor")


def _shown(request: HttpRequest) -> list[dict[str, Any]]:
    records = [one for one in get_authentication_records(request, request.user) if one.get("method") == "mfa"]
    if not records:
        return []
    held = set(Authenticator.objects.filter(user_id=request.user.pk).values_list("pk", flat=True))
    return [record for record in records if record.get("id") in held]
