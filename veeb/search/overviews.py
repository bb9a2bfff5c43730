"""How much there is: on each shelf, on each subject, around a place."""

from collections import Counter

from . import columns
from .models import SearchDoc
from .queries import LONG, shown_in


def shelves(language: str) -> dict[str, tuple[int, SearchDoc]]:
    """Of each kind that has something: how many there are, and the newest. Two queries."""
    held: Counter[str] = Counter()
    newest: dict[str, int] = {}
    for pk, tokens in columns.read().shown_in(language).items():
        kind = next(token[2:] for token in tokens if token.startswith("k_"))
        held[kind] += 1
        newest.setdefault(kind, pk)
    docs = SearchDoc.objects.defer(*LONG).in_bulk(newest.values())
    return {kind: (held[kind], docs[pk]) for kind, pk in newest.items() if pk in docs}


def around(municipality: int, *, county: int, language: str, how_many: int) -> list[SearchDoc]:
    """The newest things from elsewhere in the county: of other municipalities or of the county itself. One query."""
    others = shown_in(language).filter(county=county).exclude(municipality=municipality)
    return list(others.defer(*LONG).order_by("-day", "-id")[:how_many])
