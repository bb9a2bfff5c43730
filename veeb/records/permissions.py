"""The only file that answers "may this person …?" about records; lists and single pages use the same rule."""

from typing import Any

from django.db.models import Model, Q, QuerySet

EDIT = "records.edit"
REVIEW = "records.review"
ADMINISTER = "accounts.change_user"
NOBODY = Q(pk__in=())


def _has(user: Any, *permissions: str) -> bool:
    return bool(user and user.is_authenticated and any(user.has_perm(name) for name in permissions))


def may_view(user: Any) -> Q:
    """Live things are for everybody; drafts for editors and reviewers."""
    return Q() if _has(user, EDIT, REVIEW) else Q(live=True)


def may_edit(user: Any) -> Q:
    """Editors and reviewers change every record."""
    return Q() if _has(user, EDIT, REVIEW) else NOBODY


def may_decide(user: Any) -> Q:
    """Reviewers publish, ask, decline, schedule and withdraw."""
    return Q() if _has(user, REVIEW) else NOBODY


def may_organise(user: Any) -> Q:
    """The people who signed up are seen by whoever is responsible for the event, not by its editors or reviewers."""
    return Q(owner=user) if user and user.is_authenticated and user.is_active else NOBODY


def may_keep(user: Any) -> Q:
    """A community's page is kept by the members of its team."""
    return Q(team__members=user) if user and user.is_authenticated and user.is_active else NOBODY


def may_tell(user: Any) -> Q:
    """What a municipality tells about itself: its verified officials, and editors."""
    if _has(user, EDIT, REVIEW):
        return Q()
    return Q(municipality__in=office_of(user)) if user and user.is_authenticated and user.is_active else NOBODY


def may_tell_of(user: Any, municipality: int) -> bool:
    """The same as `may_tell`, of one municipality that perhaps tells nothing yet."""
    if _has(user, EDIT, REVIEW):
        return True
    is_here = bool(user and user.is_authenticated and user.is_active)
    return is_here and office_of(user).filter(municipality=municipality).exists()


def office_of(user: Any) -> "QuerySet[Any]":
    """The municipality that this person works for now, as ids: one or none."""
    return user.offices.filter(until=None).values("municipality")


def is_steward(user: Any, team: Any) -> bool:
    """Whether this person invites to the team, removes from it and hands it over."""
    return bool(user.is_authenticated and team.memberships.filter(user=user, role="steward").exists())


def is_member(user: Any, team: Any) -> bool:
    """Whether this person is in the team."""
    return bool(user.is_authenticated and team.memberships.filter(user=user).exists())


def may_admit(user: Any, community: Any) -> bool:
    """Whether this person answers who asks to keep a community's page: its stewards, and reviewers."""
    return is_reviewer(user) or bool(community.team and is_steward(user, community.team))


def is_editor(user: Any) -> bool:
    """Whether this person may bring records in."""
    return _has(user, EDIT, REVIEW)


def is_reviewer(user: Any) -> bool:
    """Whether the screens of review are for this person."""
    return _has(user, REVIEW)


def is_administrator(user: Any) -> bool:
    """Whether this person looks after people and mail."""
    return _has(user, ADMINISTER)


RULES = {
    "view": may_view,
    "edit": may_edit,
    "decide": may_decide,
    "organise": may_organise,
    "keep": may_keep,
    "tell": may_tell,
}


def visible_to(user: Any, records: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those of `records` that `user` may see."""
    return records.filter(may_view(user))


def public(records: "QuerySet[Any]") -> "QuerySet[Any]":
    """Those that everybody may see: no sign-in comes to public pages, so there everybody is a stranger."""
    return visible_to(None, records)


def allows(user: Any, action: str, record: Model) -> bool:
    """Whether `user` may do `action` (a key of RULES) to this very record, asked of the database."""
    return type(record)._default_manager.filter(RULES[action](user), pk=record.pk).exists()
