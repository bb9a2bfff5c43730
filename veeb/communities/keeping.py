"""A community's page in the hands of its own team: founding it, changing the page, what is left without it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from veeb.accounts import teams
from veeb.accounts.followups import when_emptied
from veeb.accounts.models import Invitation, Role, Team
from veeb.records import publishing
from veeb.records.permissions import allows

from .models import Community
from .values import Values, differing, label, put, stamps, values_of


class NotKept(PermissionDenied):
    """This person is not in the team of this community; trying again will not help."""


class ChangedMeanwhile(Exception):
    """Somebody changed the page since it was opened; nothing was saved. `now` is what it says now."""

    def __init__(self, now: Values) -> None:
        super().__init__()
        self.now = now


@transaction.atomic
def found_team(community: Community, *, mail: str, language: str, by: Any, at: datetime) -> Invitation:
    """Invite the first steward, or another one, of the community's team; the team is made when there is none.

    A letter with the invitation follows. `by` is None when the portal itself invites, for instance whoever proposed
    the community. May run twice: an earlier invitation to the same address opens nothing any more.
    Raises publishing.NotAllowed, teams.AlreadyMember, teams.TooManyInvitations.
    """
    team = need_team(publishing.hold(community, by=by), by=by)
    community.team = team
    return teams.invite(team, mail=mail, role=Role.STEWARD, by=by, language=language, at=at)


def need_team(held: Community, *, by: Any) -> Team:
    """The team of a community whose row is held, made now when there is none; drafts know it too."""
    if held.team is not None:
        return held.team
    team = Team.objects.create(name=held.own_title)

    def change(version: Community) -> None:
        version.team = team

    publishing.amend(held, change, by=by, done="communities.found")
    return team


@transaction.atomic
def keep(community: Community, typed: Values, *, seen: Mapping[str, str], by: Any) -> list[str]:
    """Change the public page at once, as one of its team; lists and search follow. Gives the names of what changed.

    typed   values by the names of `values.NAMES`
    seen    `values.stamps` of the page when the form was opened
    The page as it was stays in its history. A draft that waits for a reviewer goes on waiting: it takes the change too,
    but where it says something else already, that is left for the reviewer.
    Raises NotKept, ChangedMeanwhile.
    """
    held = publishing.hold(community, by=None)
    if not allows(by, "keep", held):
        raise NotKept
    before = values_of(held)
    if stamps(before) != dict(seen):
        raise ChangedMeanwhile(before)
    changed = differing(typed, before)
    if changed:
        _publish(held, {name: typed[name] for name in changed}, before, by=by)
    return changed


def _publish(held: Community, changes: Values, before: Values, *, by: Any) -> None:
    words = ", ".join(label(name) for name in changes)
    if held.latest_revision_id == held.live_revision_id:
        put(held, changes)
        held.save_revision(user=by)
        publishing.publish(held)
        log(held, "communities.keep", user=by, data={"text": words})
        return

    def change(version: Community) -> None:
        now = values_of(version)
        put(version, {name: value for name, value in changes.items() if now[name] == before[name]})

    publishing.amend(held, change, by=by, done="communities.keep", text=words)


@when_emptied
def seek_lead(team: Team, at: datetime) -> None:
    """The last member has left: the page stays and says that the community looks for somebody to lead it."""
    community = Community.objects.filter(team=team).first()
    if community is None:
        return

    def change(version: Community) -> None:
        version.seeks_lead = True

    publishing.amend(publishing.hold(community, by=None), change, by=None, done="communities.left")
