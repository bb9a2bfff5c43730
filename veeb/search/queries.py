"""Reads over the projection: find with filters and counts, what is related, what is newest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model, Q, QuerySet

from . import engines, ranking
from .models import SearchDoc
from .parsing import Query, parse

PAGE_SIZE = 20
RESCORED = 200
# Dimension of a filter → its letter in the facet tokens.
LETTERS = {
    "kind": "k", "topic": "t", "audience": "a", "county": "c", "municipality": "m", "language": "l", "year": "y",
}  # fmt: skip
# What a list without words needs no word of.
LONG = ("text", "ts", "bs", "w", "f")
Filters = Mapping[str, Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class Found:
    """One page of results. `counts[dimension][value]` counts what choosing that value would show."""

    docs: list[SearchDoc]
    total: int
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
    query: Query = field(default_factory=lambda: Query(""))


def find(  # noqa: PLR0913 (keyword-only, each with a default: a call reads as a sentence)
    typed: str = "",
    *,
    filters: Filters | None = None,
    within: Filters | None = None,
    language: str = "et",
    page: int = 1,
    page_size: int = PAGE_SIZE,
    newest_first: bool = False,
) -> Found:
    """Public things that have all words of `typed` and meet the filters: OR inside a dimension, AND between.

    filters   what the visitor chose; counts of a dimension leave its own choice aside
    within    what the list itself is about (a shelf, a topic); always holds
    language  interface language: pages that exist once per language show only in theirs
    page      1 is the first; beyond the last gives the last
    Without words newest first; with words best first, unless `newest_first`. Queries: 2 without words,
    3 with words and newest first, else 4 + one per word.
    """
    query = parse(typed)
    by_rank = bool(query.groups) and not newest_first
    rows = _rows(query, within or {}, language, by_rank=by_rank)
    ids, counts = _narrow(rows, _tokens(filters or {}))
    pages = max(1, -(-len(ids) // page_size))
    page = max(1, min(page, pages))
    shown = slice((page - 1) * page_size, page * page_size)
    docs = _best(query, ids, shown) if by_rank else _load(ids[shown], whole=bool(query.groups))
    return Found(docs=docs, total=len(ids), counts=counts, page=page, pages=pages, query=query)


def related(doc: SearchDoc, *, language: str, how_many: int = 5) -> list[SearchDoc]:
    """Public things most like this one: shared topics first, then place and audience, newest first among equals."""
    mine = set(doc.f.split())
    topics = [token for token in mine if token.startswith("t_")]
    if not topics:
        return []
    worth = {"t": 4, "m": 3, "c": 1, "a": 1, "k": 1}
    scored = []
    for pk, f in shown_in(language).exclude(pk=doc.pk).order_by("-day", "-id").values_list("pk", "f"):
        shared = mine.intersection(f.split())
        if any(token in shared for token in topics):
            scored.append((-sum(worth.get(token[0], 0) for token in shared), pk))
    scored.sort(key=lambda pair: pair[0])
    return _load([pk for _score, pk in scored[:how_many]])


def of_record(record: Model) -> SearchDoc | None:
    """The row of this record, if it is public."""
    meta = record._meta
    return SearchDoc.objects.filter(
        content_type__app_label=meta.app_label, content_type__model=meta.model_name, object_id=record.pk
    ).first()


def newest(*, language: str, how_many: int) -> list[SearchDoc]:
    """The newest public things, without pages."""
    rows = shown_in(language).exclude(kind="page")
    return list(rows.defer(*LONG).order_by("-day", "-id")[:how_many])


def shown_in(language: str) -> QuerySet[SearchDoc]:
    """The rows for lists in this language: things of all languages, and pages of this one."""
    return SearchDoc.objects.filter(Q(only_in="") | Q(only_in=language))


def _tokens(filters: Filters) -> dict[str, set[str]]:
    """Letter of each filtered dimension → the facet tokens that satisfy it."""
    wanted = {LETTERS[name]: {f"{LETTERS[name]}_{value}" for value in values} for name, values in filters.items()}
    return {letter: tokens for letter, tokens in wanted.items() if tokens}


def _rows(query: Query, within: Filters, language: str, *, by_rank: bool) -> list[tuple[int, set[str]]]:
    """(id, facet tokens) of all rows that have the words and lie within: by the engine's rank, or newest first."""
    if query.text and not query.groups:
        return []
    newest_first = shown_in(language).order_by("-day", "-id").values_list("pk", "f")
    facets = {pk: set(f.split()) for pk, f in newest_first}
    for tokens_wanted in _tokens(within).values():
        facets = {pk: tokens for pk, tokens in facets.items() if tokens & tokens_wanted}
    if not query.groups:
        return list(facets.items())
    matched = [pk for pk, _score in engines.match(query) if pk in facets]
    if by_rank:
        return [(pk, facets[pk]) for pk in matched]
    hits = set(matched)
    return [(pk, tokens) for pk, tokens in facets.items() if pk in hits]


def _narrow(rows: list[tuple[int, set[str]]], chosen: dict[str, set[str]]) -> tuple[list[int], dict[str, Counter[str]]]:
    """Ids that meet all chosen filters, and for each dimension the counts with its own filter left aside."""
    ids = []
    counts: dict[str, Counter[str]] = {letter: Counter() for letter in LETTERS.values()}
    for pk, tokens in rows:
        failed = [letter for letter, wanted in chosen.items() if not tokens & wanted]
        if not failed:
            ids.append(pk)
        if len(failed) > 1:
            continue
        for token in tokens:
            letter = token[0]
            if letter in counts and (not failed or failed == [letter]):
                counts[letter][token[2:]] += 1
    return ids, {name: counts[letter] for name, letter in LETTERS.items()}


def _best(query: Query, ids: list[int], shown: slice) -> list[SearchDoc]:
    """The page's things by the shared ranking of the engine's best; far behind, in the engine's own order."""
    if shown.stop > RESCORED:
        return _load(ids[shown], whole=True)
    return ranking.rank(query, _load(ids[:RESCORED], whole=True))[shown]


def _load(ids: Sequence[int], *, whole: bool = False) -> list[SearchDoc]:
    """The rows of these ids in their order; the long texts come with them only when `whole`."""
    rows = (SearchDoc.objects.all() if whole else SearchDoc.objects.defer(*LONG)).in_bulk(ids) if ids else {}
    return [rows[pk] for pk in ids if pk in rows]
