"""What invitations to teams and to offices share: sent in the place of earlier ones, used once, asked for anew."""

from datetime import datetime
from enum import StrEnum

from veeb.visitors import guard

from . import letters
from .models import VALID_FOR, Invitation, User


class Standing(StrEnum):
    """Where an invitation stands."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class NotUsable(Exception):
    """The invitation was used, withdrawn, or is too old; `standing` tells which. Trying again does not help."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing


class ForSomebodyElse(Exception):
    """The invitation went to another mail address than that of this account."""


def standing_of(invitation: Invitation, *, at: datetime) -> Standing:
    """Where it stands at this moment."""
    if invitation.used_at:
        return Standing.USED
    if invitation.withdrawn_at:
        return Standing.WITHDRAWN
    return Standing.OPEN if invitation.expires_at > at else Standing.EXPIRED


def send(invitation: Invitation, *, at: datetime) -> Invitation:
    """Save a new invitation in the place of earlier ones to the same address and thing; a letter follows.

    For who holds the team or municipality already, so that of two at once one is left.
    """
    same = Invitation.objects.filter(team=invitation.team, municipality=invitation.municipality)
    same.filter(mail__iexact=invitation.mail, used_at=None, withdrawn_at=None).update(withdrawn_at=at)
    invitation.created_at, invitation.expires_at = at, at + VALID_FOR
    invitation.save()
    letters.invited(invitation)
    return invitation


def is_for(invitation: Invitation, user: User) -> bool:
    """Whether it went to the address of this account."""
    return user.email.lower() == invitation.mail.lower()


def take(invitation: Invitation, *, user: User, at: datetime) -> None:
    """Use it up: one conditional update, so of two clicks at once one wins. Raises ForSomebodyElse, NotUsable."""
    if not is_for(invitation, user):
        raise ForSomebodyElse
    if not Invitation.objects.usable(at=at).filter(pk=invitation.pk).update(used_at=at):
        now = Invitation.objects.filter(pk=invitation.pk).first()
        raise NotUsable(standing_of(now, at=at) if now else Standing.WITHDRAWN)


def withdraw(invitation: Invitation, *, at: datetime) -> bool:
    """Take it back: its address opens nothing any more. False when it was used or withdrawn before."""
    waiting = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None)
    return bool(waiting.update(withdrawn_at=at))


def ask_again(invitation: Invitation, *, at: datetime) -> None:
    """Whoever was invited asks for a new one: the inviter is told by letter, once an hour."""
    if guard.allow(invitation.uid.hex, "again", limit=1, at=at):
        letters.asked_again(invitation)
