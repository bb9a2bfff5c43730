"""The order of results: one BM25F in Python for both engines, over the best candidates of either."""

from math import log

from . import engines
from .models import SearchDoc
from .parsing import Group, Query

# Field weights were measured beforehand (docs/decisions); k1 and b are the usual ones of BM25.
TITLE, BODY, WEAK = 6.0, 2.0, 0.5
K1, B = 1.2, 0.75
EXACT, PREFIX = 1.0, 0.6
ALL_IN_TITLE = 1.3


def rank(query: Query, docs: list[SearchDoc]) -> list[SearchDoc]:
    """`docs` by relevance, best first, newest first among equals."""
    if not docs:
        return []
    total = SearchDoc.objects.count()
    idf = {group: log(1 + (total + 0.5) / (engines.count(group) + 0.5)) for group in query.groups}
    average = sum(doc.len for doc in docs) / len(docs) or 1
    scored = [(_score(query, doc, idf, average), doc.pk, doc) for doc in docs]
    scored.sort(key=lambda entry: (-entry[0], -entry[1]))
    return [doc for _score, _pk, doc in scored]


def _score(query: Query, doc: SearchDoc, idf: dict[Group, float], average: float) -> float:
    title, body, weak = _spread(doc.ts), _spread(doc.bs), _spread(doc.w)
    length = 0.25 + 0.75 * doc.len / average
    score = 0.0
    in_title = True
    for group in query.groups:
        in_this_title = _frequency(group, title)
        tf = TITLE * in_this_title + BODY * _frequency(group, body) + WEAK * _frequency(group, weak)
        score += idf[group] * tf * (K1 + 1) / (tf + K1 * length)
        in_title = in_title and in_this_title > 0
    return round(score * (ALL_IN_TITLE if in_title else 1), 6)


def _spread(stream: str) -> str:
    """The stream so that each token has a space of its own on both sides: counting is then a search in one string."""
    return f" {stream.replace(' ', '  ')} "


def _frequency(group: Group, stream: str) -> float:
    exact = sum(stream.count(f" {reading} ") for reading in group.readings)
    if not group.prefix:
        return EXACT * exact
    beginning = sum(stream.count(f" {reading}") for reading in group.readings)
    return EXACT * exact + PREFIX * (beginning - exact)
