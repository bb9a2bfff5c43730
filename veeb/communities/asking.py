"""Somebody asks to keep a community's page, and is invited or declined. Nothing of it is public."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from veeb.accounts import teams
from veeb.accounts.models import Role
from veeb.records import publishing
from veeb.records.permissions import may_admit
from veeb.visitors import guard

from . import letters
from .keeping import need_team
from .models import Community, KeepRequest

# An hour, about one community, from however many networks: the others lie on the screen of those who decide.
LETTERS_PER_HOUR = 5


class NotYours(PermissionDenied):
    """This person neither leads the community's team nor reviews; trying again will not help."""


class AlreadyDecided(Exception):
    """Somebody was quicker: the request has its answer."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody sent from the form."""

    community: Community
    name: str
    mail: str
    about: str
    language: str
    client_key: UUID | None


@transaction.atomic
def ask(asked: Asked, *, at: datetime) -> KeepRequest:
    """Keep the request and tell those who decide by letter. The same page sent twice is one request.

    So is a second one of the same address for the same community while the first one waits: it takes the new words.
    """
    known = KeepRequest.objects.filter(client_key=asked.client_key).first() if asked.client_key else None
    if known:
        return known
    waiting = KeepRequest.objects.filter(community=asked.community, mail__iexact=asked.mail, decided_at=None).first()
    request = waiting or KeepRequest(community=asked.community, mail=asked.mail, created_at=at)
    request.name, request.about, request.language = asked.name, asked.about, asked.language
    request.client_key = asked.client_key
    request.save()
    if waiting is None and guard.allow(f"community {asked.community.pk}", "wishes", limit=LETTERS_PER_HOUR, at=at):
        letters.asked(asked.community)
    return request


@transaction.atomic
def grant(request: KeepRequest, *, by: Any, at: datetime) -> None:
    """Invite them: as the steward of a team that has nobody yet, else as a member. A letter follows.

    Raises NotYours, AlreadyDecided, teams.AlreadyMember, teams.TooManyInvitations.
    """
    held = _held(request, by)
    team = need_team(held, by=by)
    role = Role.MEMBER if team.memberships.exists() else Role.STEWARD
    _decide(request, is_granted=True, by=by, at=at)
    teams.invite(team, mail=request.mail, role=role, by=by, language=request.language, at=at)


@transaction.atomic
def decline(request: KeepRequest, *, reason: str, by: Any, at: datetime) -> None:
    """Say no by letter, and why. Raises NotYours, AlreadyDecided, or ValueError for an empty reason."""
    if not reason.strip():
        raise ValueError("a refusal needs words")
    _held(request, by)
    _decide(request, is_granted=False, by=by, at=at)
    letters.declined(request, reason)


def forget(*, at: datetime) -> int:
    """Delete requests that are older than personal data is kept; returns how many."""
    old = at - timedelta(days=settings.CONTACT_KEPT_DAYS)
    deleted, _by_model = KeepRequest.objects.filter(created_at__lt=old).delete()
    return deleted


def _held(request: KeepRequest, by: Any) -> Community:
    """The community, its row held: of two who decide at once, the slower finds it done."""
    held = publishing.hold(request.community, by=None)
    if not may_admit(by, held):
        raise NotYours
    return held


def _decide(request: KeepRequest, *, is_granted: bool, by: Any, at: datetime) -> None:
    waiting = KeepRequest.objects.filter(pk=request.pk, decided_at=None)
    if not waiting.update(decided_at=at, decided_by=by, is_granted=is_granted):
        raise AlreadyDecided
    request.refresh_from_db()
