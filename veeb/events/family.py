"""The parts of a series and the siblings of a part, as the page of one event shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from veeb.search import queries
from veeb.search.labels import Labels
from veeb.search.models import SearchDoc
from veeb.ui.languages import current_language, in_language

from . import seats
from .models import Event
from .rows import CalendarRow, listed, rows_of


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Other times of the same: the parts of a series, or the siblings of a part; coming first, then what is over."""

    coming: Sequence[CalendarRow] = ()
    past: Sequence[CalendarRow] = ()
    series_title: str = ""
    series_url: str = ""
    is_series: bool = False

    @property
    def rows(self) -> list[CalendarRow]:
        """All of them."""
        return [*self.coming, *self.past]


@dataclass(frozen=True, kw_only=True)
class Family:
    """The public parts of a series or the siblings of a part, with what was read at once of them and the event."""

    events: list[Event]
    docs: dict[int, SearchDoc]
    taken: dict[int, int]
    labels: Labels = field(default_factory=Labels)


def read_family(event: Event) -> Family:
    """Three queries at most, whatever the size of the series."""
    series = event.part_of_id or event.pk
    events = list(listed().filter(part_of=series).exclude(pk=event.pk)) if series else []
    with_seats = [one.pk for one in (event, *events) if one.pk and one.counts_seats]
    docs = queries.of_model(Event, [one.pk for one in (event, *events) if one.pk])
    return Family(events=events, docs=docs, taken=seats.taken(with_seats))


def parts_of(event: Event, family: Family, *, at: datetime) -> Parts:
    """The parts of a series, or the siblings of a part with the way to their series."""
    language, series = current_language(), event.part_of
    rows = rows_of(family.events, family.docs, at=at, language=language, labels=family.labels, taken=family.taken)
    rows.sort(key=lambda row: (row.day is None, row.day, row.event))
    is_part = series is not None and series.live
    return Parts(
        coming=[row for row in rows if not row.is_past],
        past=[row for row in reversed(rows) if row.is_past],
        series_title=series.own_title if series and is_part else "",
        series_url=in_language(series.path(), language) if series and is_part else "",
        is_series=not event.part_of_id,
    )
