"""Between a proposal and a draft: the part that all kinds share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.db import transaction

from veeb.topics.models import Topic

from .candidates import Candidate

if TYPE_CHECKING:
    from .models import Record

R = TypeVar("R", bound="Record")
Fill = Callable[[R, Candidate], None]
CODES = [code for code, _label in settings.LANGUAGES]


@transaction.atomic
def begin(record: R, candidate: Candidate, into: Fill[R]) -> R:
    """Save a new record with the values that `into` puts in; nobody sees it before `publishing` says so."""
    record.live = False
    record.ref = candidate.ref
    into(record, candidate)
    record.save()
    return record


@transaction.atomic
def revise(record: R, candidate: Candidate, into: Fill[R]) -> R:
    """The latest draft with new values, for `publishing.submit`; the public page stays as it is.

    A row that is not public takes the values itself, so that the admin's lists show them.
    """
    draft = record.fresh()
    into(draft, candidate)
    if not draft.live:
        draft.save()
    return draft


def title_field(language: str) -> str:
    """The column for the title of a thing in this language; what is in several has it in the Estonian one."""
    return f"title_{language if language in CODES else settings.LANGUAGE_CODE}"


def fill(record: Any, candidate: Candidate) -> None:
    """Put the values that every kind has into a draft; nothing is saved."""
    record.language = candidate.language
    setattr(record, title_field(candidate.language), candidate.title)
    setattr(record, f"good_for_{candidate.written_in}", candidate.good_for)
    for name in ("link", "settlement", "origin_name"):
        setattr(record, name, getattr(candidate, name))
    record.county_id, record.municipality_id = candidate.county, candidate.municipality
    record.audiences = list(candidate.audiences)
    record.topics = list(Topic.objects.filter(pk__in=candidate.topics))


def shared_values(draft: Any) -> dict[str, Any]:
    """The other way: these values as fields of a Candidate, for the sender to correct."""
    written_in = next((code for code in CODES if getattr(draft, f"good_for_{code}")), settings.LANGUAGE_CODE)
    return {
        "kind": draft.kind,
        "title": draft.own_title,
        "language": draft.language,
        "written_in": written_in,
        "good_for": getattr(draft, f"good_for_{written_in}") or "",
        "link": draft.link,
        "topics": tuple(topic.pk for topic in draft.topics.all()),
        "audiences": tuple(draft.audiences),
        "county": draft.county_id,
        "municipality": draft.municipality_id,
        "settlement": draft.settlement,
    }
