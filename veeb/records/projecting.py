"""From a record to its document: the part that all kinds share."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from .documents import Document

if TYPE_CHECKING:
    from .models import Record


def base_document(
    record: "Record", *, text: str, year: int | None, day: date | None = None, credit: str = ""
) -> Document:
    """The document of a live record; `day` defaults to the day it was first published (Europe/Tallinn)."""
    topics = record.ordered_topics
    first = record.first_published_at or record.created_at
    return Document(
        kind=record.kind,
        path=record.path(),
        language=record.language,
        titles=by_language(record, "title"),
        summaries=by_language(record, "good_for"),
        text=text,
        day=day or timezone.localtime(first).date(),
        own_day=day is not None,
        year=year,
        thread=topics[0].thread if topics else "",
        topics=tuple(topic.pk for topic in topics),
        audiences=tuple(record.audiences),
        # A municipality lies in its county, also where nobody said so (`clean` runs in forms only).
        county=record.municipality.county_id if record.municipality else record.county_id,
        municipality=record.municipality_id,
        credit=credit,
        is_demo=record.is_demo,
    )


def by_language(record: "Record", name: str) -> dict[str, str]:
    """The filled translations of one field, by language code."""
    values = {code: getattr(record, f"{name}_{code}") or "" for code, _label in settings.LANGUAGES}
    return {code: value for code, value in values.items() if value}
