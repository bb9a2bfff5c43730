"""The short lists of a page about one place: what is in each is known without a query, all rows are read in one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from . import columns
from .models import SearchDoc
from .queries import LETTERS, LONG, Filters

# The places of a thing: its own, and whom it serves.
PLACES = ("county", "municipality", "serves")
Index = Mapping[str, Sequence[int]]


def at_place(dimension: str, values: Iterable[object], within: Filters, *, language: str) -> list[int]:
    """Ids of the things at any of these places (`dimension` is one of `PLACES`) that meet `within`, newest first.

    Asks nothing of the database beyond `columns.read`: nothing at all inside a `columns.one_look` that has looked.
    """
    kept, letter = columns.read(), LETTERS[dimension]
    here = _index(language)
    found = [pk for value in dict.fromkeys(values) for pk in here.get(f"{letter}_{value}", ())]
    wanted = [{f"{LETTERS[name]}_{value}" for value in chosen} for name, chosen in within.items()]
    passed = {pk for pk in found if all(kept.facets[pk] & tokens for tokens in wanted)}
    order: dict[int, int] = kept.remember("order", lambda: {pk: place for place, pk in enumerate(kept.facets)})
    return sorted(passed, key=order.__getitem__)


def reach(pk: int) -> int:
    """How many counties a helper serves: few for the one of a county, all for one that works everywhere."""
    return sum(token.startswith("s_c") for token in columns.read().facets.get(pk, ()))


def places_of(ids: Iterable[int]) -> set[int]:
    """The municipalities that any of these things belongs to, by id."""
    facets = columns.read().facets
    return {int(token[2:]) for pk in ids for token in facets[pk] if token.startswith("m_")}


def load(lists: Mapping[str, Sequence[int]]) -> dict[str, list[SearchDoc]]:
    """The rows of each of these lists, in its order. One query for all, none when all are empty."""
    wanted = {pk for ids in lists.values() for pk in ids}
    docs = SearchDoc.objects.defer(*LONG).in_bulk(wanted) if wanted else {}
    return {name: [docs[pk] for pk in ids if pk in docs] for name, ids in lists.items()}


def _index(language: str) -> Index:
    """Token of a place → ids of what is there, worked out once while the table stays as it is."""
    kept, letters = columns.read(), tuple(f"{LETTERS[name]}_" for name in PLACES)

    def work() -> Index:
        index: dict[str, list[int]] = defaultdict(list)
        for pk, tokens in kept.shown_in(language).items():
            for token in tokens:
                if token.startswith(letters):
                    index[token].append(pk)
        return dict(index)

    return kept.remember(("places", language), work)
