"""Coming events on screens that are about something else: the next few, and the way to all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from veeb.events.rows import CalendarRow, coming_rows
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
    query = f"?{urlencode(asked)}" if asked else ""
    return Coming(rows, total, in_language(LIST, language) + query)
