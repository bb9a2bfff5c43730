"""The short lists of a page about one place, named first and then read all at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from veeb.events.rows import CalendarRow
from veeb.places.atlas import Atlas
from veeb.places.models import Municipality
from veeb.search import sections
from veeb.search.labels import Labels
from veeb.search.rows import rows
from veeb.ui.languages import current_language

from .coming import next_ids, rows_for


@dataclass(frozen=True)
class Short:
    """The first of a list: its rows, how many there are in all, and where all of them are."""

    rows: Sequence[Any]
    total: int
    url: str = ""

    @property
    def has_more(self) -> bool:
        """Whether the list holds some that are not here."""
        return self.total > len(self.rows)


class Gathering:
    """Lists by name: `add` says what is in each, `read` reads the rows of all, `short` and `events` give them out."""

    def __init__(self, atlas: Atlas, *, at: datetime) -> None:
        self.atlas, self.at, self.language = atlas, at, current_language()
        self.labels = Labels.knowing(atlas.counties, dict(atlas.by_id))
        self.ids: dict[str, list[int]] = {}
        self.totals: dict[str, int] = {}
        self.docs: dict[str, list[Any]] = {}
        self.calendar: dict[int, CalendarRow] = {}

    def find(self, dimension: str, values: Sequence[object], kinds: Sequence[str]) -> list[int]:
        """Ids of the things of these kinds at these places, newest first."""
        return sections.at_place(dimension, values, {"kind": kinds}, language=self.language)

    def find_coming(self, found: Sequence[int]) -> list[int]:
        """Those of these ids that are events still to come, in the order of the calendar."""
        return next_ids(found, at=self.at)

    def add(self, name: str, found: Sequence[int], *, how_many: int) -> None:
        """The list `name` shows the first of what was found."""
        self.ids[name], self.totals[name] = list(found[:how_many]), len(found)

    def read(self, *calendar: str) -> None:
        """One query for the rows of all lists, and three for those of the lists named, which are of events."""
        self.docs = sections.load(self.ids)
        events = {doc.pk: doc for name in calendar for doc in self.docs[name]}
        self.calendar = rows_for(list(events.values()), at=self.at, labels=self.labels)

    def short(self, name: str, url: str = "", *, by_title: bool = False) -> Short:
        """A list of rows as `ui/row.html` shows them."""
        shown = rows(self.docs[name], self.language, labels=self.labels)
        return Short(sorted(shown, key=lambda row: row.title) if by_title else shown, self.totals[name], url)

    def events(self, name: str, url: str = "", *, seen_from: Municipality | None = None) -> Short:
        """A list of events as `ui/event_row.html` shows them, with how far each is when `seen_from` is given."""
        shown = []
        for doc in self.docs[name]:
            row = self.calendar.get(doc.pk)
            if row:
                km = self.atlas.km(seen_from, doc.municipality) if seen_from else None
                shown.append(replace(row, distance_km=km))
        return Short(shown, self.totals[name], url)
