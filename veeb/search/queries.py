"""Reads over the projection: find with filters and counts, what is related, what is newest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from . import columns, engines, ranking
from .columns import Columns, Facets
from .models import SearchDoc
from .parsing import Query, parse

PAGE_SIZE = 20
RESCORED = 200
# Dimension of a filter → its letter in the facet tokens.
LETTERS = {
    "kind": "k", "topic": "t", "audience": "a", "county": "c", "municipality": "m", "region": "r", "language": "l",
    "year": "y", "serves": "s", "way": "w",
}  # fmt: skip
# How much a shared token of a dimension makes two things alike.
WORTH = {"t": 4, "m": 3, "c": 1, "a": 1, "k": 1}
# What a list without words needs no word of.
LONG = ("text", "ts", "bs", "w", "f")
Filters = Mapping[str, Iterable[str]]
Listed = tuple[list[int], dict[str, Counter[str]]]


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
    3 with words and newest first, else 5 + one per word; one more after a change (`columns.read`).
    """
    query = parse(typed)
    by_rank = bool(query.groups) and not newest_first
    ids, counts = _listed(query, filters or {}, within or {}, language, by_rank=by_rank)
    pages = max(1, -(-len(ids) // page_size))
    page = max(1, min(page, pages))
    shown = slice((page - 1) * page_size, page * page_size)
    docs = _best(query, ids, shown) if by_rank else _load(ids[shown], whole=bool(query.groups))
    return Found(docs=docs, total=len(ids), counts=counts, page=page, pages=pages, query=query)


@dataclass(frozen=True, kw_only=True)
class Selected:
    """`ids` of the things that passed, and what choosing each value would show (as in `Found`)."""

    ids: list[int]
    counts: dict[str, Counter[str]]


def select(  # noqa: PLR0913 (keyword-only, as `find`)
    model: type[Model],
    ids: Iterable[int],
    *,
    typed: str = "",
    filters: Filters | None = None,
    within: Filters | None = None,
    language: str = "et",
) -> Selected:
    """Those of these things of one model that are public, have the words and meet the filters, in the order given.

    For rooms that know an order of their own, such as the calendar. Queries: 1, with words 2; one more after a change.
    """
    kept, query = columns.read(), parse(typed)
    content_type = ContentType.objects.get_for_model(model).pk
    rows = {kept.ids[content_type, pk]: pk for pk in ids if (content_type, pk) in kept.ids}
    here = kept.shown_in(language)
    facets = _all_of({pk: here[pk] for pk in rows if pk in here}, _tokens(within or {}))
    if query.groups or query.text:
        facets = _matching(query, facets, by_rank=False)
    passed, counts = _narrow(facets, _tokens(filters or {}))
    return Selected(ids=[rows[pk] for pk in passed], counts=counts)


def coming(*, within: Filters, on: date, language: str, how_many: int) -> list[SearchDoc]:
    """The next of those that have a day and that `within` lets through; what is off is left out. Two queries."""
    ids, _counts = _listed(parse(""), {}, within, language, by_rank=False)
    rows = SearchDoc.objects.defer(*LONG).filter(pk__in=ids, happens_until__gte=on, is_off=False)
    return list(rows.order_by("happens_on", "pk")[:how_many])


def of_model(model: type[Model], ids: Iterable[int]) -> dict[int, SearchDoc]:
    """The rows of these things of one model, by the thing's id; those that are not public are left out. One query."""
    content_type = ContentType.objects.get_for_model(model).pk
    docs = SearchDoc.objects.defer(*LONG).filter(content_type=content_type, object_id__in=list(ids))
    return {doc.object_id: doc for doc in docs}


def related(doc: SearchDoc, *, language: str, how_many: int = 5) -> list[SearchDoc]:
    """Public things most like this one: shared topics first, then place and audience, newest first among equals."""
    kept = columns.read()
    mine = kept.facets.get(doc.pk, frozenset())
    topics = {token for token in mine if token.startswith("t_")}
    if not topics:
        return []
    scored = [
        (-sum(WORTH.get(token[0], 0) for token in mine & tokens), pk)
        for pk, tokens in kept.shown_in(language).items()
        if pk != doc.pk and tokens & topics
    ]
    scored.sort(key=lambda pair: pair[0])
    return _load([pk for _score, pk in scored[:how_many]])


def counts(dimension: str, *, language: str) -> Counter[str]:
    """How many things there are of each value of a dimension, as `Found.counts` tells it. One query."""
    _ids, counted = _listed(parse(""), {}, {}, language, by_rank=False)
    return counted[dimension]


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


def _listed(query: Query, filters: Filters, within: Filters, language: str, *, by_rank: bool) -> Listed:
    """Ids in the list's order, and the counts beside it; a list without words is worked out once for all."""
    kept, around, chosen = columns.read(), _tokens(within), _tokens(filters)
    if query.groups or query.text:
        return _narrow(_matching(query, _within(kept, around, language), by_rank=by_rank), chosen)
    key = (language, _frozen(around), _frozen(chosen))
    return kept.remember(key, lambda: _narrow(_within(kept, around, language), chosen))


def _frozen(wanted: dict[str, set[str]]) -> frozenset[frozenset[str]]:
    return frozenset(map(frozenset, wanted.values()))


def _within(kept: Columns, around: dict[str, set[str]], language: str) -> Facets:
    return _all_of(kept.shown_in(language), around)


def _all_of(facets: Facets, around: dict[str, set[str]]) -> Facets:
    for wanted in around.values():
        facets = {pk: tokens for pk, tokens in facets.items() if tokens & wanted}
    return facets


def _matching(query: Query, facets: Facets, *, by_rank: bool) -> Facets:
    """Those of `facets` that have the words: by the engine's rank, or in the order they come in."""
    if not query.groups:
        return {}
    matched = [pk for pk, _score in engines.match(query)]
    if by_rank:
        return {pk: facets[pk] for pk in matched if pk in facets}
    hits = set(matched)
    return {pk: tokens for pk, tokens in facets.items() if pk in hits}


def _narrow(rows: Facets, chosen: dict[str, set[str]]) -> Listed:
    """Ids that meet all chosen filters, and for each dimension the counts with its own filter left aside."""
    ids = []
    # Whole tokens are counted at once; which dimension each is of is asked of the few different ones only.
    passed: Counter[str] = Counter()
    passed_but: dict[str, Counter[str]] = {letter: Counter() for letter in chosen}
    for pk, tokens in rows.items():
        failed = [letter for letter, wanted in chosen.items() if not tokens & wanted]
        if not failed:
            ids.append(pk)
            passed.update(tokens)
        elif len(failed) == 1:
            passed_but[failed[0]].update(tokens)
    counts = {
        name: _of_letter(passed + passed_but[letter] if letter in passed_but else passed, letter)
        for name, letter in LETTERS.items()
    }
    return ids, counts


def _of_letter(tokens: Counter[str], letter: str) -> Counter[str]:
    return Counter({token[2:]: count for token, count in tokens.items() if token[0] == letter})


def _best(query: Query, ids: list[int], shown: slice) -> list[SearchDoc]:
    """The page's things by the shared ranking of the engine's best; far behind, in the engine's own order."""
    if shown.stop > RESCORED:
        return _load(ids[shown], whole=True)
    candidates = SearchDoc.objects.defer("text", "f").in_bulk(ids[:RESCORED])
    ranked = ranking.rank(query, [candidates[pk] for pk in ids[:RESCORED] if pk in candidates])
    return _load([doc.pk for doc in ranked[shown]], whole=True)


def _load(ids: Sequence[int], *, whole: bool = False) -> list[SearchDoc]:
    """The rows of these ids in their order; the long texts come with them only when `whole`."""
    rows = (SearchDoc.objects.all() if whole else SearchDoc.objects.defer(*LONG)).in_bulk(ids) if ids else {}
    return [rows[pk] for pk in ids if pk in rows]
