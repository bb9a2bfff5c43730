"""The facet tokens of all rows, kept by each process and read again as soon as the table has changed."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Count, Max, Sum

from .models import SearchDoc

T = TypeVar("T")
Facets = dict[int, frozenset[str]]
MOST_REMEMBERED = 64


@dataclass(frozen=True)
class Columns:
    """`facets`: id → facet tokens of every row, newest first. `remember` keeps what was worked out from them.

    `ids`: (content type id, id of the thing) → id of its row.
    """

    version: tuple[object, ...]
    facets: Facets
    ids: dict[tuple[int, int], int] = field(default_factory=dict)
    remembered: dict[object, object] = field(default_factory=dict)

    def remember(self, key: object, work: Callable[[], T]) -> T:
        """What `work` gave for this key, worked out once while the table stays as it is. Nobody may change it."""
        if key not in self.remembered:
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[key] = work()
        return self.remembered[key]  # type: ignore[return-value] # a key always has the same kind of value

    def shown_in(self, language: str) -> Facets:
        """The rows for lists in this language: things of all languages, and pages of this one."""
        here = {"o_all", f"o_{language}"}
        return self.remember(
            ("language", language), lambda: {pk: tokens for pk, tokens in self.facets.items() if tokens & here}
        )


_kept = Columns((), {})
# What was read within the `one_look` that is going on: nothing yet, or the columns.
_seen: ContextVar[list[Columns] | None] = ContextVar("seen", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Within it, also as a decorator, the columns are read once: a page of several lists shows one moment."""
    outer = _seen.get()
    token = _seen.set([] if outer is None else outer)
    try:
        yield
    finally:
        _seen.reset(token)


def read() -> Columns:
    """The columns as the database has them now: one small query, and a second one after a change.

    The sum of versions grows with each rewritten row, count and greatest id tell of rows that came and went, the
    moment of the last change tells apart what a rolled-back transaction would have called the same.
    """
    seen = _seen.get()
    if seen:
        return seen[0]
    now = _read_now()
    if seen is not None:
        seen.append(now)
    return now


def _read_now() -> Columns:
    global _kept  # noqa: PLW0603 (one per process, replaced whole, so threads never see half of it)
    now = SearchDoc.objects.aggregate(Count("pk"), Max("pk"), Sum("version"), Max("changed_at"))
    version = tuple(now.values())
    if _kept.version != version:
        facets, ids = {}, {}
        rows = SearchDoc.objects.order_by("-day", "-id").values_list("pk", "f", "content_type", "object_id")
        for pk, f, *thing in rows.iterator():
            # A few hundred different tokens: each is kept once.
            facets[pk] = frozenset(map(sys.intern, f.split()))
            ids[thing[0], thing[1]] = pk
        _kept = Columns(version, facets, ids)
    return _kept
