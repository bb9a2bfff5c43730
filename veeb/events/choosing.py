"""The row of filters above a month: one choice of each kind, and what else is set carried along."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from veeb.search.filters import DIMENSIONS, Choice, Dimension
from veeb.search.kinds import Home, codes

from .listing import Visit


@dataclass(frozen=True)
class Select:
    """One `<select>`: `options` are (value, label, is it chosen, does it belong under the one before)."""

    name: str
    label: Any
    everything: Any
    options: list[tuple[str, Any, bool, bool]]


# In the order of the screen: dimension → how its choice is called here, and what no choice means.
ROW = {
    "topic": (_("Teema"), _("Kõik teemad")),
    "county": (_("Koht"), _("Kõik kohad")),
    "audience": (_("Kellele"), _("Kõigile")),
    "kind": (_("Liik"), _("Kõik liigid")),
}


def selects(visit: Visit) -> list[Select]:
    """The filters of the row, with everything they offer."""
    dimensions = {dimension.name: dimension for dimension in DIMENSIONS}
    return [_select(dimensions[name], visit, *labels) for name, labels in ROW.items()]


def hidden(visit: Visit) -> list[tuple[str, str]]:
    """(parameter, value) of the words and filters that the row does not show."""
    shown = {dimension.parameter for dimension in DIMENSIONS if dimension.name in ROW}
    asked = visit.asked.without_day()
    return [*asked.kept(), *(pair for pair in asked.pairs() if pair[0] not in shown)]


def _select(dimension: Dimension, visit: Visit, label: Any, everything: Any) -> Select:
    # A select holds one choice: of several that an address may bring, the first.
    chosen = [choice.value for choice in visit.asked.values.get(dimension.name, ())][:1]
    options = [(one.value, one.label, one.value in chosen, one.is_child) for one in _choices(dimension, visit)]
    return Select(dimension.parameter, label, everything, options)


def _choices(dimension: Dimension, visit: Visit) -> Iterator[Choice]:
    if dimension.choices:
        in_calendar = codes(Home.CALENDAR)
        for choice in dimension.choices(visit.labels):
            if dimension.name != "kind" or choice.value in in_calendar:
                yield choice
