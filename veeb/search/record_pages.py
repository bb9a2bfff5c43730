"""What the pages of single records share, whatever their kind."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.records.freshness import overdue
from veeb.tools.files import MEDIA_TYPES
from veeb.tools.text import host
from veeb.ui.languages import current_language

from . import queries
from .labels import Labels
from .models import SearchDoc
from .rows import Row, rows

# Names of formats that people know.
FORMATS = {media_type: suffix.upper() for suffix, media_type in MEDIA_TYPES.items()}
FORMATS |= {"image/jpeg": "JPEG", "image/webp": "WebP"}


@dataclass(frozen=True)
class Download:
    """One line of `ui/files.html`."""

    name: str
    url: str
    kind: str = ""
    size: int | None = None
    note: str = ""
    is_external: bool = False


def shared_context(record: Any) -> dict[str, Any]:
    """What the template of every kind shows: texts with their languages, topics with their thread, related rows.

    `overdue` is for `search/overdue.html`: the check that nobody has made in time.
    """
    related = related_rows(queries.of_record(record) if record.pk else None)
    return {**worded(record), "related": related, "overdue": overdue(record, on=timezone.localdate())}


def worded(record: Any) -> dict[str, Any]:
    """The part of it that is known of the record itself."""
    title, title_lang = wording(record, "title")
    good_for, good_for_lang = wording(record, "good_for")
    topics = record.ordered_topics
    return {
        "title": title,
        "title_lang": title_lang,
        "good_for": good_for,
        "good_for_lang": good_for_lang,
        "topics": topics,
        "thread": topics[0].thread if topics else "",
    }


def wording(record: Any, name: str) -> tuple[str, str]:
    """A translated field as it should be read: (text, its language).

    In the visitor's language when there is one, else in the thing's own, else in any.
    """
    language = current_language()
    for code in (language, record.language, *(code for code, _name in settings.LANGUAGES)):
        if value := getattr(record, f"{name}_{code}", ""):
            return value, code
    return "", language


def place(record: Any) -> tuple[str, str]:
    """Where it belongs and the address of that place: ("Rõuge, Rõuge vald", "/kohad/…"), ("", "") for no place."""
    home = record.municipality or record.county
    words = ", ".join(part for part in (record.settlement, str(home or "")) if part)
    return words, home.get_absolute_url() if home else ""


def file_downloads(record: Any) -> list[Download]:
    """The files of a record that have been saved."""
    return [
        Download(file.name, file.get_absolute_url(), FORMATS.get(file.media_type, ""), file.size)
        for file in record.files.all()
        if file.pk
    ]


def link_downloads(record: Any) -> list[Download]:
    """The outside address of a record, with what we know of it; none where it has none."""
    if not record.link:
        return []
    note = _("aadress: %s") % record.get_link_state_display()
    return [Download(_("Ava lehel %s") % host(record.link), record.link, note=note, is_external=True)]


def related_rows(doc: SearchDoc | None, *, labels: Labels | None = None) -> list[Row]:
    """Rows of public things like the one of this row; none beside what is not public itself."""
    language = current_language()
    return rows(queries.related(doc, language=language), language, labels=labels) if doc else []
