"""The kinds of public things, as rooms enrol them: how a kind is called and which woven motif it has."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Home(StrEnum):
    """Where things of a kind have their own list; a page of the tree has none."""

    NONE = ""
    LIBRARY = "library"
    CALENDAR = "calendar"
    NEWS = "news"
    DIRECTORY = "directory"
    COMMUNITIES = "communities"
    FUNDING = "funding"


@dataclass(frozen=True)
class Kind:
    """`code` is what the projection and addresses carry; labels are lazy translations; `motif` names the pattern.

    home       in which list it lies: the shelves of the Aardekast, the calendar …
    is_dated   a list tells the day when it was added or took place
    """

    code: str
    label: Any
    plural: Any
    motif: str
    home: Home = Home.NONE
    is_dated: bool = True


_kinds: dict[str, Kind] = {}


def enrol(*kinds: Kind) -> None:
    """Called by rooms when the apps are ready; the order of enrolment is the order on screen."""
    _kinds.update({kind.code: kind for kind in kinds})


def get_kind(code: str) -> Kind:
    """The kind of this code. Raises KeyError for a word nobody enrolled."""
    return _kinds[code]


def codes(*homes: Home) -> list[str]:
    """The codes of all kinds of these lists."""
    return [kind.code for home in homes for kind in all_kinds(home)]


def all_kinds(home: Home | None = None) -> list[Kind]:
    """Every kind, or only those of one list."""
    return [kind for kind in _kinds.values() if home in {None, kind.home}]
