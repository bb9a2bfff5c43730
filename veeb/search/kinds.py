"""The kinds of public things, as rooms enrol them: how a kind is called and which woven motif it has."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """`code` is what the projection and addresses carry; labels are lazy translations; `motif` names the pattern.

    on_shelf      lies in the Aardekast
    in_calendar   has a time, so it stands in the calendar
    """

    code: str
    label: Any
    plural: Any
    motif: str
    on_shelf: bool = False
    in_calendar: bool = False


_kinds: dict[str, Kind] = {}


def enrol(*kinds: Kind) -> None:
    """Called by rooms when the apps are ready; the order of enrolment is the order on screen."""
    _kinds.update({kind.code: kind for kind in kinds})


def get_kind(code: str) -> Kind:
    """The kind of this code. Raises KeyError for a word nobody enrolled."""
    return _kinds[code]


def all_kinds(*, on_shelf: bool | None = None, in_calendar: bool | None = None) -> list[Kind]:
    """Every kind, or only those that (do not) lie on the shelves of the Aardekast, that (do not) have a time."""
    return [
        kind
        for kind in _kinds.values()
        if on_shelf in {None, kind.on_shelf} and in_calendar in {None, kind.in_calendar}
    ]
