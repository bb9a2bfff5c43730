"""What a draft would change on the public page, field by field."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.fields import RichTextField
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin

from veeb.tools.text import plain
from veeb.topics.audiences import Audience

# Bookkeeping is no content; `title` and `good_for` stand there once for each language.
BOOKKEEPING = {
    field.name for mixin in (DraftStateMixin, LockableMixin, RevisionMixin) for field in mixin._meta.get_fields()
} | {"id", "slug", "created_at", "title", "good_for", "ref", "owner", "checked_on", "next_check_on", "link_state"}


@dataclass(frozen=True)
class Change:
    """One field: what the public sees now (empty for a new record) and what the draft says."""

    label: str
    before: str
    after: str


def changes(record: Any, draft: Any) -> list[Change]:
    """The fields in which the draft differs from the public version; of a record not public, all that are filled."""
    found = []
    for field in (*record._meta.fields, *record._meta.many_to_many):
        if field.name in BOOKKEEPING:
            continue
        before, after = shown(record, field) if record.live else "", shown(draft, field)
        if before != after:
            found.append(Change(capfirst(str(field.verbose_name)), before, after))
    return found + _files(record, draft)


def _files(record: Any, draft: Any) -> list[Change]:
    if not (record.live and hasattr(record, "files")):
        return []
    before, after = (", ".join(str(file) for file in thing.files.all()) for thing in (record, draft))
    return (
        [Change(capfirst(str(record.files.model._meta.verbose_name_plural)), before, after)] if before != after else []
    )


def shown(record: Any, field: Field[Any, Any]) -> str:
    """The value of a field in words."""
    if field.many_to_many:
        return ", ".join(str(thing) for thing in getattr(record, field.name).all())
    if field.name == "audiences":
        return ", ".join(str(Audience(value).label) for value in record.audiences if value in Audience.values)
    value = getattr(record, field.name)
    if value in (None, ""):
        return ""
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if isinstance(value, datetime | date):
        return date_format(value, "DATE_FORMAT")
    return plain(value) if isinstance(field, RichTextField) else str(value)
