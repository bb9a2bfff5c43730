"""Officials: somebody asks, an administrator finds out and invites; an office begins, ends, moves to another place.

An official works for one municipality at a time; what was stays as history. Each action is one transaction.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from veeb.places.models import Municipality
from veeb.visitors import guard

from . import invitations, letters
from .models import Invitation, Office, OfficeRequest, User


class AlreadyDecided(Exception):
    """Another administrator was quicker; nothing was done."""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """One press of "send" by somebody who wants to be let in as an official."""

    name: str
    mail: str
    municipality: Municipality
    post: str
    language: str
    doubts: tuple[str, ...] = ()


@transaction.atomic
def ask(asking: Asking, *, at: datetime) -> None:
    """Keep the request; administrators are told by letter, unless it is doubtful: those only lie in their list.

    The same again within the hour is a second click and does nothing.
    """
    words = (asking.mail.lower(), asking.municipality.pk, asking.name, asking.post)
    same = hashlib.sha256(repr(words).encode()).hexdigest()
    if not guard.allow(same, "office", limit=1, at=at):
        return
    request = OfficeRequest.objects.create(
        name=asking.name,
        mail=asking.mail,
        municipality=asking.municipality,
        post=asking.post,
        language=asking.language,
        doubts=list(asking.doubts),
        created_at=at,
    )
    if not request.doubts:
        letters.office_asked(request)


@transaction.atomic
def grant(request: OfficeRequest, *, by: User, at: datetime) -> Invitation:
    """Say yes: an invitation goes to the address that was given, and proves it. Raises AlreadyDecided."""
    _decide(request, by=by, at=at, is_granted=True)
    wanted = Invitation(
        municipality=request.municipality,
        mail=request.mail,
        name=request.name,
        post=request.post,
        language=request.language,
        invited_by=by,
    )
    return invite(wanted, at=at)


@transaction.atomic
def refuse(request: OfficeRequest, *, by: User, reason: str, at: datetime) -> None:
    """Say no; they hear the reason by letter. Raises AlreadyDecided."""
    _decide(request, by=by, at=at, is_granted=False)
    letters.office_refused(request, reason)


def _decide(request: OfficeRequest, *, by: User, at: datetime, is_granted: bool) -> None:
    waiting = OfficeRequest.objects.filter(pk=request.pk, decided_at=None)
    if not waiting.update(decided_at=at, decided_by=by, is_granted=is_granted):
        raise AlreadyDecided


@transaction.atomic
def invite(invitation: Invitation, *, at: datetime) -> Invitation:
    """Send this new invitation to work for its municipality here; an earlier one to the same address opens nothing."""
    _held(invitation.municipality_id)
    return invitations.send(invitation, at=at)


@transaction.atomic
def accept(invitation: Invitation, *, user: User, at: datetime) -> Office:
    """Begin the office that one was invited to. Raises invitations.ForSomebodyElse, invitations.NotUsable."""
    invitations.take(invitation, user=user, at=at)
    municipality = _held(invitation.municipality_id)
    return begin(user, municipality=municipality, post=invitation.post, by=invitation.invited_by, at=at)


@transaction.atomic
def begin(user: User, *, municipality: Municipality, post: str, by: User | None, at: datetime) -> Office:
    """From now on this person works for this municipality, as `by` has verified; an office elsewhere ends now."""
    User.objects.select_for_update().get(pk=user.pk)
    now = user.offices.filter(until=None).first()
    if now and now.municipality_id == municipality.pk and now.post == post:
        return now
    user.offices.filter(until=None).update(until=at)
    return Office.objects.create(user=user, municipality=municipality, post=post, verified_by=by, since=at)


@transaction.atomic
def end(office: Office, *, at: datetime) -> bool:
    """The office ends now; its holder is told by letter. False when it had ended before."""
    if not Office.objects.filter(pk=office.pk, until=None).update(until=at):
        return False
    letters.office_ended(office)
    return True


@transaction.atomic
def move(office: Office, *, municipality: Municipality, post: str, by: User, at: datetime) -> Office:
    """An official goes to another municipality: the old office ends as the new one begins; a letter tells."""
    new = begin(office.user, municipality=municipality, post=post, by=by, at=at)
    letters.office_moved(new)
    return new


def _held(pk: Any) -> Municipality:
    """The municipality, once nobody else is inviting to it."""
    return Municipality.objects.select_for_update().get(pk=pk)
