"""How much there is: on each shelf, on each subject, around a place."""

from collections import Counter

from .models import SearchDoc
from .queries import LETTERS, LONG, shown_in


def shelves(language: str) -> dict[str, tuple[int, SearchDoc]]:
    """Of each kind that has something: how many there are, and the newest. Two queries."""
    held: Counter[str] = Counter()
    newest: dict[str, int] = {}
    for kind, pk in shown_in(language).order_by("-day", "-id").values_list("kind", "pk"):
        held[kind] += 1
        newest.setdefault(kind, pk)
    docs = SearchDoc.objects.defer(*LONG).in_bulk(newest.values())
    return {kind: (held[kind], docs[pk]) for kind, pk in newest.items() if pk in docs}


def counts(dimension: str, *, language: str) -> Counter[str]:
    """How many things there are of each value of a dimension, as `Found.counts` tells it. One query."""
    letter = LETTERS[dimension]
    tokens = (token for f in shown_in(language).values_list("f", flat=True) for token in f.split())
    return Counter(token[2:] for token in tokens if token[0] == letter)


def around(municipality: int, *, county: int, language: str, how_many: int) -> list[SearchDoc]:
    """The newest things from elsewhere in the county: of other municipalities or of the county itself. One query."""
    others = shown_in(language).filter(county=county).exclude(municipality=municipality)
    return list(others.defer(*LONG).order_by("-day", "-id")[:how_many])
