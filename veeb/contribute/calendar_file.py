"""What a calendar file holds, in words, before anything of it is sent or saved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from veeb.events.drafts import override_of, session_of
from veeb.events.models import Event, Session
from veeb.events.wording import span_words
from veeb.tools import ical, recurrence
from veeb.tools.refusals import Refused

from .day_words import override_words
from .from_calendar import Understood, understand

MOST_DAYS_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Found:
    """One event of a file as its preview shows it; `is_known`: it came in before."""

    understood: Understood
    title: str
    when: tuple[str, ...]
    repeats: str
    exceptions: tuple[str, ...]
    place: str
    is_over: bool
    is_known: bool

    @property
    def may_come_in(self) -> bool:
        """Whether there is anything to bring in: it is not here yet and it happens."""
        return not self.is_known and not self.understood.is_cancelled


@dataclass(frozen=True, kw_only=True)
class FileFound:
    """A whole file: its name, what is to be told of it, its events; those over and those known stand last."""

    name: str
    notices: tuple[str, ...]
    events: tuple[Found, ...]


def content_of(upload: Any) -> bytes:
    """The bytes of an uploaded file; Refused when there is none or it is too large to be read at all."""
    if not isinstance(upload, UploadedFile):
        raise Refused(_("Vali kalendrifail. Selle nimi lõpeb tavaliselt .ics"))
    if (upload.size or 0) > ical.MAX_BYTES:
        raise too_large()
    return upload.read()


def too_large() -> Refused:
    """What is said of a file beyond the limit."""
    return Refused(_("Fail on liiga suur. Kalendrifail võib olla kuni %(mb)s MB."), mb=ical.MAX_BYTES // 1024**2)


def look_into(content: bytes, *, today: date) -> FileFound:
    """Every event of a calendar file. One query. Raises Refused, with a sentence, for what is no calendar."""
    calendar = ical.parse(content)
    understood = [understand(event) for event in calendar.events]
    known = _known(understood)
    events = [_found(one, today=today, is_known=one.candidate.ref in known) for one in understood]
    events.sort(key=_rank)
    return FileFound(name=calendar.name, notices=calendar.notices, events=tuple(events))


def _rank(found: Found) -> tuple[bool, bool, str]:
    starts_on: str = found.understood.candidate.details["sessions"][0]["starts_on"]
    return not found.may_come_in, found.is_over, starts_on


def _known(understood: Iterable[Understood]) -> set[str]:
    """Refs that the calendar has already. The table's are asked for, since a file may hold thousands."""
    return set(Event.objects.filter(ref__startswith="ics:").values_list("ref", flat=True)) & {
        one.candidate.ref for one in understood
    }


def _found(understood: Understood, *, today: date, is_known: bool) -> Found:
    details = understood.candidate.details
    sessions = [session_of(values) for values in details["sessions"]]
    return Found(
        understood=understood,
        title=understood.candidate.title or _("Pealkirjata"),
        when=tuple(span_words(session) for session in sessions[:MOST_DAYS_SHOWN]),
        repeats=recurrence.in_words(details["rule"]),
        exceptions=tuple(override_words(override_of(values)) for values in details["overrides"][:MOST_DAYS_SHOWN]),
        place=" · ".join(filter(None, [details["venue"], details["online_link"]])),
        is_over=_is_over(sessions, details["rule"], today),
        is_known=is_known,
    )


def _is_over(sessions: Sequence[Session], rule: str, today: date) -> bool:
    """Whether none of its times is today or later, as far as the rule itself tells.

    A file may hold thousands of rules of which each takes half a second to be counted out.
    """
    if any((session.ends_on or session.starts_on) >= today for session in sessions):
        return False
    ends_on = recurrence.ends_about(rule, start=sessions[0].starts_on) if rule else date.min
    return ends_on is not None and ends_on < today
