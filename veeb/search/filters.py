"""What an address asks of a list: read without errors, and written back always in the same order."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from veeb.places.models import Municipality
from veeb.records.models import LANGUAGES
from veeb.records.ways import Way
from veeb.tools.text import clean_line, slug
from veeb.topics.audiences import Audience

from .kinds import all_kinds
from .labels import Labels
from .parsing import LONGEST_QUERY
from .projection import ONLINE

WORDS, PAGE, ORDER = "q", "leht", "jarjesta"
NEWEST, BEST = "uuemad", "sobivus"
FURTHEST_PAGE = 9_999
MOST_VALUES = 30


@dataclass(frozen=True)
class Choice:
    """One value that a filter offers: `value` stands in the address, `key` in the projection's facet tokens."""

    value: str
    key: str
    label: Any
    motif: str = ""
    is_child: bool = False


def _kinds(labels: Labels) -> list[Choice]:
    return [Choice(kind.code, kind.code, kind.plural, kind.motif) for kind in all_kinds()]


def _topics(labels: Labels) -> list[Choice]:
    """Each group is followed by its topics; choosing a group takes them in, by the tokens of the projection."""
    all_topics = labels.topics.values()
    groups = [topic for topic in all_topics if topic.parent_id is None]
    ordered = [entry for group in groups for entry in (group, *(t for t in all_topics if t.parent_id == group.pk))]
    return [Choice(topic.slug, str(topic.pk), topic.name, is_child=topic.parent_id is not None) for topic in ordered]


def _audiences(labels: Labels) -> list[Choice]:
    return [Choice(audience.value, audience.value, audience.label) for audience in Audience]


def _counties(labels: Labels) -> list[Choice]:
    online = Choice("veebis", ONLINE, _("Veebis"))
    return [online, *(Choice(county.slug, str(pk), county.short_name) for pk, county in labels.counties.items())]


def _municipalities(labels: Labels) -> list[Choice]:
    return [Choice(place.slug, str(pk), place.name) for pk, place in labels.municipalities.items()]


def _served(labels: Labels) -> list[Choice]:
    """Each county is followed by its municipalities; who serves a county serves them too."""
    towns = labels.municipalities.items()
    return [
        choice
        for pk, county in labels.counties.items()
        for choice in (
            Choice(county.slug, f"c{pk}", county.short_name),
            *(Choice(t.slug, f"m{key}", t.name, is_child=True) for key, t in towns if t.county_id == pk),
        )
    ]


def _ways(labels: Labels) -> list[Choice]:
    return [Choice(way.value, way.value, way.label) for way in Way]


def _regions(labels: Labels) -> list[Choice]:
    return [Choice(slug(region), slug(region), region.label) for region in Municipality.RescueRegion]


def _languages(labels: Labels) -> list[Choice]:
    return [Choice(code, code, label) for code, label in LANGUAGES]


@dataclass(frozen=True)
class Dimension:
    """One filter: `name` in the code and the projection, `parameter` in addresses.

    choices     every value it knows; None: any year
    is_select   shown as one choice of many
    is_closed   folded until somebody chooses in it
    """

    name: str
    parameter: str
    label: Any
    choices: Callable[[Labels], list[Choice]] | None
    is_select: bool = False
    is_closed: bool = False


# In the order of the screen and of addresses.
DIMENSIONS = [
    Dimension("kind", "liik", _("Liik"), _kinds),
    Dimension("topic", "teema", _("Teema"), _topics),
    Dimension("audience", "kellele", _("Kellele"), _audiences),
    Dimension("county", "maakond", _("Maakond"), _counties, is_select=True),
    Dimension("municipality", "vald", _("Omavalitsus"), _municipalities, is_select=True),
    Dimension("region", "piirkond", _("Päästepiirkond"), _regions, is_closed=True),
    Dimension("serves", "kus", _("Kus aitab"), _served, is_select=True),
    Dimension("way", "kuidas", _("Kuidas aitab"), _ways),
    Dimension("language", "keel", _("Keel"), _languages, is_closed=True),
    Dimension("year", "aasta", _("Aasta"), None, is_closed=True),
]


def year_choice(value: str) -> Choice | None:
    """A year of four plain digits; None for anything else."""
    return Choice(value, value, value) if re.fullmatch(r"[12][0-9]{3}", value) else None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What a visitor asks of a list, cleaned: unknown values are gone, the rest stands in the order of the screen."""

    words: str = ""
    values: Mapping[str, Sequence[Choice]] = field(default_factory=dict)
    newest_first: bool = False
    page: int = 1

    def __bool__(self) -> bool:
        return bool(self.words or self.values)

    def filters(self) -> dict[str, list[str]]:
        """For `queries.find`."""
        return {name: [choice.key for choice in choices] for name, choices in self.values.items()}

    def pairs(self, *, without: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        """(parameter, value) of the filters as addresses carry them, `without` one (dimension name, value)."""
        return [
            (dimension.parameter, choice.value)
            for dimension in DIMENSIONS
            for choice in self.values.get(dimension.name, ())
            if (dimension.name, choice.value) != without
        ]

    def kept(self) -> list[tuple[str, str]]:
        """The words and the order, which a form of filters carries along."""
        words = [(WORDS, self.words)] if self.words else []
        return [*words, (ORDER, NEWEST)] if self.newest_first and self.words else words

    def query_string(self, *, without: tuple[str, str] | None = None) -> str:
        """With words, order and filters but never the page: "?liik=guide"; "" when nothing is asked."""
        pairs = [*self.kept(), *self.pairs(without=without)]
        return f"?{urlencode(pairs)}" if pairs else ""

    def instead(self, name: str, value: str, *, without: Collection[str] = ()) -> str:
        """The query string with this one value of the filter `name`, and all else but the filters of `without`."""
        others = {other: chosen for other, chosen in self.values.items() if other not in {name, *without}}
        [parameter] = [dimension.parameter for dimension in DIMENSIONS if dimension.name == name]
        return f"?{urlencode([*self.kept(), *Chosen(values=others).pairs(), (parameter, value)])}"


def read(asked: QueryDict, labels: Labels) -> Chosen:
    """Understand an address; what it does not know is left out and nothing is an error."""
    values = {dimension.name: _values(dimension, asked, labels) for dimension in DIMENSIONS}
    page = asked.get(PAGE, "")
    return Chosen(
        words=clean_line(asked.get(WORDS, ""))[:LONGEST_QUERY],
        values={name: choices for name, choices in values.items() if choices},
        newest_first=asked.get(ORDER) == NEWEST,
        page=min(int(page), FURTHEST_PAGE) if re.fullmatch("[0-9]{1,9}", page) else 1,
    )


def _values(dimension: Dimension, asked: QueryDict, labels: Labels) -> list[Choice]:
    typed = {value for value in asked.getlist(dimension.parameter)[:MOST_VALUES] if value}
    if not typed:
        return []
    if dimension.choices is None:
        return [choice for choice in map(year_choice, sorted(typed, reverse=True)) if choice]
    return [choice for choice in dimension.choices(labels) if choice.value in typed]
