"""A list with filters, ready for its template: rows, facets with counts, chips and the sentence that sums it up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veeb.ui.languages import current_language, in_language

from . import filters, queries
from .filters import DIMENSIONS, Choice, Chosen, Dimension
from .labels import Labels
from .queries import Filters, Found
from .rows import rows


@dataclass(frozen=True)
class Option:
    """One line of a facet; `count` is None where nobody counts."""

    value: str
    label: Any
    count: int | None
    checked: bool
    motif: str = ""
    is_child: bool = False


@dataclass(frozen=True)
class Facet:
    """One filter with what it offers."""

    name: str
    label: Any
    options: list[Option]
    is_select: bool
    is_closed: bool


@dataclass(frozen=True)
class Chip:
    """A filter that is set; `url` takes it away."""

    label: Any
    url: str


@dataclass(frozen=True)
class Listing:
    """What a list shows: `rows` of this page of it, `facets` with something to offer. Asks the database nothing."""

    path: str
    chosen: Chosen
    found: Found
    rows: list[Any]
    facets: list[Facet]

    @cached_property
    def page(self) -> Page[Any]:
        """For the links to other pages."""
        return Paginator(range(self.found.total), queries.PAGE_SIZE).page(self.found.page)

    @cached_property
    def chips(self) -> list[Chip]:
        """The filters that are set."""
        return [
            Chip(choice.label, self.path + self.chosen.query_string(without=(dimension.name, choice.value)))
            for dimension in DIMENSIONS
            for choice in self.chosen.values.get(dimension.name, ())
        ]

    @property
    def sentence(self) -> str:
        """What is shown: "12 kirjet: Juhendid, Kriisivalmidus"."""
        number = ngettext("%d kirje", "%d kirjet", self.found.total) % self.found.total
        return f"{number}: {', '.join(str(chip.label) for chip in self.chips)}" if self.chips else number

    @property
    def clear_url(self) -> str:
        """The list without filters; the words stay."""
        return self.path + Chosen(words=self.chosen.words, newest_first=self.chosen.newest_first).query_string()

    @property
    def everywhere_url(self) -> str:
        """The same words in the whole portal; "" where this list is already all of it, or nothing was asked."""
        everything = in_language("/otsing/", current_language())
        words = Chosen(words=self.chosen.words).query_string()
        return everything + words if words and self.path != everything else ""

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """(label, url, is it so now) of the ways to order; only a list with words has more than one."""
        if not self.chosen.words:
            return []
        best = Chosen(words=self.chosen.words, values=self.chosen.values)
        newest = Chosen(words=self.chosen.words, values=self.chosen.values, newest_first=True)
        return [
            (_("sobivuse järgi"), self.path + best.query_string(), not self.chosen.newest_first),
            (_("uuemad ees"), self.path + newest.query_string(), self.chosen.newest_first),
        ]

    @property
    def address(self) -> str:
        """The one address of this list, whatever the order and noise of the one that was asked."""
        return self.path + self.chosen.query_string()


def _facet(dimension: Dimension, chosen: Chosen, counts: Counter[str], labels: Labels) -> Facet:
    values = [choice.value for choice in chosen.values.get(dimension.name, ())]
    options = [
        Option(choice.value, choice.label, counts[choice.key], choice.value in values, choice.motif, choice.is_child)
        for choice in (dimension.choices(labels) if dimension.choices else _years({*counts, *values}))
        if counts[choice.key] or choice.value in values
    ]
    is_closed = dimension.is_closed and not values
    return Facet(dimension.parameter, dimension.label, options, dimension.is_select, is_closed)


def _years(years: Iterable[str]) -> list[Choice]:
    return [choice for year in sorted(years, reverse=True) if (choice := filters.year_choice(year))]


def make_listing(
    request: HttpRequest, *, within: Filters | None = None, hide: Sequence[str] = (), labels: Labels | None = None
) -> Listing:
    """The list that this address asks for. `within` is what the list is about, `hide` names filters not offered."""
    labels = labels or Labels()
    chosen = filters.read(request.GET, labels)
    found = queries.find(
        chosen.words,
        filters=chosen.filters(),
        within=within,
        language=current_language(),
        page=chosen.page,
        newest_first=chosen.newest_first,
    )
    shown = rows(found.docs, current_language(), query=found.query, labels=labels)
    return build(request.path, chosen, found, shown, labels=labels, hide=hide)


def build(  # noqa: PLR0913 (the parts of a list, each told by its name)
    path: str, chosen: Chosen, found: Found, shown: list[Any], *, labels: Labels, hide: Sequence[str] = ()
) -> Listing:
    """A list of rows that somebody has found: also of rooms with an order of their own (the calendar)."""
    facets = [_facet(dim, chosen, found.counts[dim.name], labels) for dim in DIMENSIONS if dim.name not in hide]
    return Listing(path, chosen, found, shown, [facet for facet in facets if facet.options])
