"""A list with filters, ready for its template: rows, facets with counts, chips and the sentence that sums it up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veeb.ui.languages import current_language

from . import filters, queries
from .filters import DIMENSIONS, Choice, Chosen, Dimension
from .labels import Labels
from .queries import Filters, Found
from .rows import Row, rows


@dataclass(frozen=True)
class Option:
    """One line of a facet."""

    value: str
    label: Any
    count: int
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
    """What a list shows. Rows and labels are read from the database when first asked for."""

    path: str
    chosen: Chosen
    found: Found
    labels: Labels
    hidden_dimensions: Sequence[str] = ()

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of this page of the list."""
        return rows(self.found.docs, current_language(), query=self.found.query, labels=self.labels)

    @cached_property
    def page(self) -> Page[Any]:
        """For the links to other pages."""
        return Paginator(range(self.found.total), queries.PAGE_SIZE).page(self.found.page)

    @cached_property
    def facets(self) -> list[Facet]:
        """Filters that have something to offer, with counts."""
        shown = [self._facet(dimension) for dimension in DIMENSIONS if dimension.name not in self.hidden_dimensions]
        return [facet for facet in shown if facet.options]

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

    def _facet(self, dimension: Dimension) -> Facet:
        chosen = [choice.value for choice in self.chosen.values.get(dimension.name, ())]
        counts = self.found.counts[dimension.name]
        options = [
            Option(
                choice.value, choice.label, counts[choice.key], choice.value in chosen, choice.motif, choice.is_child
            )
            for choice in _choices(dimension, counts, self.labels)
            if counts[choice.key] or choice.value in chosen
        ]
        is_closed = dimension.is_closed and not chosen
        return Facet(dimension.parameter, dimension.label, options, dimension.is_select, is_closed)


def _choices(dimension: Dimension, counts: Counter[str], labels: Labels) -> list[Choice]:
    if dimension.choices is None:
        years = [filters.year_choice(year) for year in sorted(counts, reverse=True)]
        return [choice for choice in years if choice]
    return dimension.choices(labels)


def make_listing(request: HttpRequest, *, within: Filters | None = None, hide: Sequence[str] = ()) -> Listing:
    """The list that this address asks for. `within` is what the list is about, `hide` names filters not offered."""
    labels = Labels()
    chosen = filters.read(request.GET, labels)
    found = queries.find(
        chosen.words,
        filters=chosen.filters(),
        within=within,
        language=current_language(),
        page=chosen.page,
        newest_first=chosen.newest_first,
    )
    return Listing(request.path, chosen, found, labels, hide)
