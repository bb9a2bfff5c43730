"""Between a proposal and a draft: the part that all kinds share."""

from typing import Any

from django.conf import settings

from veeb.topics.models import Topic

from .candidates import Candidate

CODES = [code for code, _label in settings.LANGUAGES]


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
