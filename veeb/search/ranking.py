"""The order of results: one BM25F in Python for both engines, over the best candidates of either."""

from collections import Counter
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
    streams = [(TITLE, Counter(doc.ts.split())), (BODY, Counter(doc.bs.split())), (WEAK, Counter(doc.w.split()))]
    length = 0.25 + 0.75 * doc.len / average
    score = 0.0
    in_title = True
    for group in query.groups:
        tf = sum(weight * _frequency(group, tokens) for weight, tokens in streams)
        score += idf[group] * tf * (K1 + 1) / (tf + K1 * length)
        in_title = in_title and _frequency(group, streams[0][1]) > 0
    return round(score * (ALL_IN_TITLE if in_title else 1), 6)


def _frequency(group: Group, tokens: Counter[str]) -> float:
    exact = sum(tokens[reading] for reading in group.readings)
    if not group.prefix:
        return EXACT * exact
    longer = sum(n for token, n in tokens.items() if token not in group.readings and token.startswith(group.readings))
    return EXACT * exact + PREFIX * longer
