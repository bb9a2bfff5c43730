"""Coming into a team, leaving it, and who leads it. Each action is one transaction that first holds the team.

A team with members always has a steward: whoever comes first becomes one, and the last one hands over before leaving.
Who may do what is asked of `records.permissions` by the screens.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from veeb.visitors import guard

from . import followups, invitations, letters
from .models import Invitation, Membership, Role, Team, User

INVITATIONS_PER_HOUR = 20


class LastSteward(Exception):
    """The only steward of a team with other members has to hand over first; nothing was changed."""

    def __init__(self, team: Team) -> None:
        super().__init__()
        self.team = team


class LastMember(Exception):
    """Nobody would be left: it is done once the person says that they mean it."""


class AlreadyMember(Exception):
    """Somebody with this mail address is in the team."""


class TooManyInvitations(Exception):
    """This team has invited enough for an hour; later it can again."""


@transaction.atomic
def invite(  # noqa: PLR0913 (all that an invitation says)
    team: Team, *, mail: str, role: str, by: User | None, language: str, at: datetime
) -> Invitation:
    """Invite an address to the team; an earlier invitation to it opens nothing any more. A letter follows.

    `by` is None when the portal itself invites. Raises AlreadyMember, TooManyInvitations.
    """
    mine = _held(team.pk)
    if mine.memberships.filter(user__email__iexact=mail).exists():
        raise AlreadyMember
    if not guard.allow(mine.uid.hex, "invite", limit=INVITATIONS_PER_HOUR, at=at):
        raise TooManyInvitations
    wanted = Invitation(team=mine, mail=mail, role=role, invited_by=by, language=language)
    return invitations.send(wanted, at=at)


@transaction.atomic
def accept(invitation: Invitation, *, user: User, at: datetime) -> Membership:
    """Come into the team; the first member leads it. Raises invitations.ForSomebodyElse, invitations.NotUsable."""
    team = _held(invitation.team_id)
    invitations.take(invitation, user=user, at=at)
    role = invitation.role if team.memberships.exists() else Role.STEWARD
    mine, is_new = Membership.objects.get_or_create(team=team, user=user, defaults={"role": role, "joined_at": at})
    if not is_new and role == Role.STEWARD != mine.role:
        mine.role = role
        mine.save(update_fields=["role"])
    return mine


@transaction.atomic
def leave(membership: Membership, *, at: datetime, is_sure: bool = False) -> bool:
    """Leave by one's own wish. False when gone already.

    The last one leaves the team empty: what it kept stays public, rooms above and reviewers are told.
    Raises LastSteward, and LastMember unless `is_sure`.
    """
    team = _held(membership.team_id)
    if not team.memberships.filter(pk=membership.pk).exists():
        return False
    if not team.memberships.exclude(pk=membership.pk).exists():
        if not is_sure:
            raise LastMember
        membership.delete()
        followups.announce_emptied(team, at=at)
        letters.team_emptied(team)
        return True
    _check_stewards(team, without=membership)
    membership.delete()
    return True


@transaction.atomic
def remove(membership: Membership, *, at: datetime) -> bool:
    """A steward takes somebody out, who is told by letter. False when gone already. Raises LastSteward, LastMember."""
    is_out = leave(membership, at=at)
    if is_out:
        letters.removed(membership.team, membership.user)
    return is_out


@transaction.atomic
def change_role(membership: Membership, *, role: str) -> bool:
    """Make a member a steward, who is told by letter, or the other way. False: nothing changed. Raises LastSteward."""
    team = _held(membership.team_id)
    if role != Role.STEWARD:
        _check_stewards(team, without=membership)
    if not team.memberships.filter(pk=membership.pk).exclude(role=role).update(role=role):
        return False
    if role == Role.STEWARD:
        letters.became_steward(team, membership.user)
    return True


def led_alone_by(user: User) -> list[Team]:
    """Teams with other members that have no steward but this person."""
    mine = user.memberships.filter(role=Role.STEWARD).select_related("team")
    return [one.team for one in mine if _has_others(one) and not _has_other_stewards(one.team, one)]


def _check_stewards(team: Team, *, without: Membership) -> None:
    if _has_others(without) and not _has_other_stewards(team, without):
        raise LastSteward(team)


def _has_others(membership: Membership) -> bool:
    return membership.team.memberships.exclude(pk=membership.pk).exists()


def _has_other_stewards(team: Team, membership: Membership) -> bool:
    return team.memberships.filter(role=Role.STEWARD).exclude(pk=membership.pk).exists()


def _held(pk: Any) -> Team:
    """The team as it is once nobody else is changing it (SQLite has one writer from the beginning: IMMEDIATE)."""
    return Team.objects.select_for_update().get(pk=pk)
