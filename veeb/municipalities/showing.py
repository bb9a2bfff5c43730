"""What a municipality tells, as its page shows it: contacts, the two-way box, sites by kind, and how fresh they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from .kinds import SITES, Direction, SiteKind
from .models import ContactRole, CrisisSite, Offer, Profile

FRESH_FOR = timedelta(days=365)


@dataclass(frozen=True)
class ShownSite:
    """A site; `is_stale` when nobody has checked it for a year."""

    site: CrisisSite
    is_stale: bool


@dataclass(frozen=True)
class SiteGroup:
    """The sites of one kind, under its own heading with what the word means."""

    title: Any
    meaning: Any
    sites: Sequence[ShownSite]


@dataclass(frozen=True)
class Told:
    """Everything for the templates of this room; empty where nothing is told. `is_stale`: not confirmed for a year."""

    profile: Profile | None = None
    contacts: Sequence[ContactRole] = ()
    offers: Sequence[Offer] = ()
    asks: Sequence[Offer] = ()
    sites: Sequence[SiteGroup] = field(default=())
    is_stale: bool = False

    @property
    def has_crisis(self) -> bool:
        """Whether anything of its own is told about a crisis."""
        said = self.profile and (self.profile.plan_note or self.profile.crisis_link or self.profile.fault_line)
        return bool(said or self.sites)

    @property
    def helper_ids(self) -> list[int]:
        """The helpers that contacts lead to."""
        return [row.helper_id for row in self.contacts if row.helper_id]


def shown(profile: Profile | None, *, on: date) -> Told:
    """The profile ready for its page on this day; lines of the box whose last day is over are left out."""
    if profile is None:
        return Told()
    lines = [row for row in profile.offers.all() if row.until is None or row.until >= on]
    return Told(
        profile=profile,
        contacts=list(profile.contacts.all()),
        offers=[row for row in lines if row.direction == Direction.OFFERS],
        asks=[row for row in lines if row.direction == Direction.ASKS],
        sites=_groups(profile.sites.all(), on),
        is_stale=profile.updated_at is None or profile.updated_at.date() < on - FRESH_FOR,
    )


def _groups(sites: Sequence[CrisisSite], on: date) -> list[SiteGroup]:
    by_kind: dict[str, list[ShownSite]] = {kind: [] for kind in SiteKind.values}
    for site in sorted(sites, key=lambda site: site.name):
        by_kind[site.kind].append(ShownSite(site, site.checked_on is None or site.checked_on < on - FRESH_FOR))
    return [SiteGroup(*SITES[SiteKind(kind)], found) for kind, found in by_kind.items() if found]
