"""What happens to what a municipality tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from veeb.records.permissions import may_tell_of

from .models import Profile
from .queries import ROWS

Row = Mapping[str, Any]


class SavedMeanwhile(Exception):
    """Somebody else has saved since the form was opened; `profile` is what they left."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self.profile = profile


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Cleaned fields of a profile (`words`) and of its rows; a row with the `pk` of a known one changes that one.

    since   `Profile.saved` as it was when the form was opened
    """

    words: Row
    contacts: Sequence[Row] = ()
    offers: Sequence[Row] = ()
    sites: Sequence[Row] = ()
    since: int = 0


def tell(profile: Profile, telling: Telling, *, by: Any, at: datetime) -> Profile:
    """Put the telling in place of what was told before; `profile` may be a new one.

    Makes a revision with who saved it, and an entry in the audit log. Raises PermissionDenied when `by` does not work
    for this municipality now, SavedMeanwhile when somebody has saved since `telling.since`.
    """
    with transaction.atomic():
        if not may_tell_of(by, profile.municipality_id):
            raise PermissionDenied
        kept, _new = Profile.objects.select_for_update().get_or_create(municipality_id=profile.municipality_id)
        if kept.saved != telling.since:
            raise SavedMeanwhile(kept)
        for name, value in telling.words.items():
            setattr(kept, name, value)
        for name in ROWS:
            _put(getattr(kept, name), getattr(telling, name))
        mark(kept, by=by, at=at)
        kept.save()
        kept.save_revision(user=by, log_action="municipalities.tell")
    return kept


def mark(profile: Profile, *, by: Any, at: datetime) -> None:
    """Note on the unsaved profile who told it and when; forms that were opened before are then out of date."""
    profile.updated_at, profile.updated_by = at, by
    profile.saved += 1


def _put(rows: Any, told: Iterable[Row]) -> None:
    known = {row.pk: row for row in rows.all()}
    changed = []
    for values in told:
        row = known.pop(values.get("pk"), None) or rows.model()
        for name, value in values.items():
            if name != "pk":
                setattr(row, name, value)
        changed.append(row)
    rows.set(changed)
