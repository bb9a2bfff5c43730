"""Coming events on screens that are about something else: the next few, and the way to all of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType

from veeb.events import calendar
from veeb.events.models import Event
from veeb.events.rows import CalendarRow, coming_rows, listed, rows_of
from veeb.search import columns
from veeb.search.labels import Labels
from veeb.search.models import SearchDoc
from veeb.search.queries import Filters
from veeb.ui.languages import current_language, in_language

LIST = "/kalender/nimekiri/"
FEW = 3


@dataclass(frozen=True)
class Coming:
    """What `pages/coming.html` shows: the next ones, how many there are in all, and the list of them."""

    rows: Sequence[CalendarRow]
    total: int
    url: str

    @property
    def has_more(self) -> bool:
        """Whether the list holds some that are not here."""
        return self.total > len(self.rows)


def coming(
    *, at: datetime, within: Filters | None = None, asked: Sequence[tuple[str, str]] = (), how_many: int = FEW
) -> Coming:
    """The next events of those that `within` lets through; `asked` are the list's own (parameter, value) for the same.

    At most eleven queries, whatever their number; two when there are none.
    """
    language = current_language()
    rows, total = coming_rows(at=at, language=language, within=within, how_many=how_many)
    return Coming(rows, total, list_url(*asked))


def list_url(*asked: tuple[str, str]) -> str:
    """The calendar's list with these (parameter, value) filters, in the language on screen."""
    return in_language(LIST, current_language()) + (f"?{urlencode(asked)}" if asked else "")


def next_ids(among: Collection[int], *, at: datetime) -> list[int]:
    """Those of these rows of the projection that are events still to come, in the order of the calendar.

    No query beyond what the calendar works out once a minute for everybody.
    """
    if not among:
        return []
    wanted = set(among)
    return [pk for pk in _in_order(at) if pk in wanted]


def rows_for(docs: Sequence[SearchDoc], *, at: datetime, labels: Labels) -> dict[int, CalendarRow]:
    """Row of the projection → row of the calendar, for events. Three queries, none when there are no events."""
    known: Mapping[int, SearchDoc] = {doc.object_id: doc for doc in docs}
    events = listed().in_bulk(known) if known else {}
    made = rows_of(list(events.values()), known, at=at, language=current_language(), labels=labels)
    return {known[row.event].pk: row for row in made}


def _in_order(at: datetime) -> list[int]:
    language = current_language()
    coming_events = calendar.select_coming(at, language=language).ids
    kept, kind = columns.read(), ContentType.objects.get_for_model(Event).pk
    minute = at.replace(second=0, microsecond=0)
    return kept.remember(("pages.coming", minute, language), lambda: [kept.ids[kind, pk] for pk in coming_events])
