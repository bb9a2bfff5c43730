"""What is held about a person: each room that holds something enrols, one place shows it and deletes it.

A person is known by a mail address, with an account or without.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

Row = tuple[Any, Any]


@dataclass(frozen=True)
class Section:
    """One part of what is held, in words: `rows` are (label, value)."""

    title: Any
    rows: Sequence[Row]


@dataclass(frozen=True)
class Erased:
    """What was deleted, and what has to stay: (what, why). In words."""

    deleted: Sequence[Any] = ()
    kept: Sequence[Row] = ()


@dataclass(frozen=True)
class Keeper:
    """One room's answer: what it holds by this address, and deleting it."""

    room: str
    collect: Callable[[str], Sequence[Section]]
    erase: Callable[[str, datetime], Erased]


_keepers: dict[str, Keeper] = {}


def enrol(keeper: Keeper) -> None:
    """Join a room; the same again takes its place."""
    _keepers[keeper.room] = keeper


def rooms() -> list[str]:
    """The rooms that are joined."""
    return sorted(_keepers)


def collect(mail: str) -> list[Section]:
    """All that is held by this address; parts without rows are left out. No address: nothing."""
    if not mail:
        return []
    found = [section for keeper in _keepers.values() for section in keeper.collect(mail)]
    return [section for section in found if section.rows]


@transaction.atomic
def erase(mail: str, *, at: datetime) -> Erased:
    """Delete all that is held by this address, as far as may be. Raises as `closing.close` does: nothing is done."""
    if not mail:
        return Erased()
    answers = [keeper.erase(mail, at) for keeper in _keepers.values()]
    return Erased(
        deleted=[words for answer in answers for words in answer.deleted],
        kept=[pair for answer in answers for pair in answer.kept],
    )


def as_data(mail: str, sections: Sequence[Section], *, at: datetime) -> dict[str, Any]:
    """The same for a machine: plain values for JSON."""
    return {
        "address": mail,
        "made_at": at.isoformat(),
        "sections": [
            {
                "title": str(section.title),
                "rows": [{"label": str(label), "value": str(value)} for label, value in section.rows],
            }
            for section in sections
        ],
    }
