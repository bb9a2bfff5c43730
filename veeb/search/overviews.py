"""How much there is on each shelf."""

from collections import Counter

from . import columns
from .models import SearchDoc
from .queries import LONG


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
