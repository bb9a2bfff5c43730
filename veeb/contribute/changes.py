"""What a draft would change on the public page, field by field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.db.models import Field
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin

from veeb.directory.kinds import Spoken
from veeb.events.kinds import Access
from veeb.events.wording import clock
from veeb.tools import recurrence
from veeb.tools.text import plain
from veeb.topics.audiences import Audience

from .day_words import override_words, session_words

# Bookkeeping is no content; `title` and `good_for` stand there once for each language.
BOOKKEEPING = {
    field.name for mixin in (DraftStateMixin, LockableMixin, RevisionMixin) for field in mixin._meta.get_fields()
} | {
    "id",
    "uid",
    "slug",
    "created_at",
    "title",
    "good_for",
    "ref",
    "owner",
    "checked_on",
    "next_check_on",
    "link_state",
    "team",
}


@dataclass(frozen=True)
class Change:
    """One field: what the public sees now (empty for a new record) and what the draft says."""

    label: str
    before: str
    after: str


def changes(record: Any, draft: Any) -> list[Change]:
    """The fields in which the draft differs from the public version; of a record not public, all that are filled.

    The days of an event and the places of a community come first, files last.
    """
    found = _rows(record, draft, "sessions", "overrides", "places", "links")
    for field in (*record._meta.fields, *record._meta.many_to_many):
        if field.name in BOOKKEEPING:
            continue
        before, after = shown(record, field) if record.live else "", shown(draft, field)
        if before != after:
            found.append(Change(capfirst(str(field.verbose_name)), before, after))
    # Of a new record the files are shown beside, to be opened.
    return found + (_rows(record, draft, "files") if record.live else [])


def _rows(record: Any, draft: Any, *names: str) -> list[Change]:
    """What belongs to a record as rows of its own."""
    found = []
    for name in names:
        if not hasattr(record, name):
            continue
        before, after = ("\n\n".join(ROWS[name](thing)) for thing in (record, draft))
        label = capfirst(str(getattr(record, name).model._meta.verbose_name_plural))
        if (before if record.live else "") != after:
            found.append(Change(label, before if record.live else "", after))
    return found


ROWS: dict[str, Callable[[Any], list[str]]] = {
    "sessions": lambda event: [session_words(session) for session in event.ordered_sessions()],
    "overrides": lambda event: [override_words(override) for override in event.overrides.all()],
    "places": lambda community: [str(place) for place in community.ordered_places()],
    "links": lambda record: [f"{link.label}: {link.url}" for link in record.links.all()],
    "files": lambda record: [str(file) for file in record.files.all()],
}


def shown(record: Any, field: Field[Any, Any]) -> str:
    """The value of a field in words."""
    value = getattr(record, field.name)
    if field.many_to_many:
        return ", ".join(str(thing) for thing in value.all())
    if value in (None, "", []):
        return ""
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if field.name in OWN_WORDS:
        return OWN_WORDS[field.name](value)
    return plain(value) if isinstance(field, RichTextField) else _by_type(value)


def _by_type(value: Any) -> str:
    if isinstance(value, bool):
        return str(_("jah")) if value else ""
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, datetime | date):
        return date_format(value, "DATE_FORMAT")
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def _labels(choices: type[models.TextChoices], codes: list[str]) -> str:
    return ", ".join(str(choices(code).label) for code in codes if code in choices.values)


# Fields whose value is a code or a rule.
OWN_WORDS: dict[str, Callable[[Any], str]] = {
    "audiences": lambda codes: _labels(Audience, codes),
    "access": lambda codes: _labels(Access, codes),
    "languages": lambda codes: _labels(Spoken, codes),
    "rule": lambda rule: f"{recurrence.in_words(rule)}\n{rule}",
}
