"""From a proposal to a draft of a news item, and back again for its sender to correct."""

import re
from html import unescape

import nh3
from django.db import transaction
from django.utils.html import linebreaks

from veeb.records.candidates import Candidate
from veeb.tools.text import clean_html, clean_text
from veeb.topics.models import Topic

from .models import NewsItem

LANGUAGES = ("et", "ru", "en")


@transaction.atomic
def draft_from(candidate: Candidate) -> NewsItem:
    """A new, saved draft with these values; nobody sees it before `records.publishing` says so."""
    item = NewsItem(live=False, ref=candidate.ref or None)
    _fill(item, candidate)
    item.save()
    return item


@transaction.atomic
def correct(item: NewsItem, candidate: Candidate) -> NewsItem:
    """The latest draft with new values, for `publishing.submit`; the public page stays as it is."""
    draft = item.fresh()
    _fill(draft, candidate)
    if not draft.live:
        draft.save()
    return draft


def candidate_of(item: NewsItem) -> Candidate:
    """The latest draft as a proposal: what its sender sees when correcting it."""
    draft = item.fresh()
    written_in = next((code for code in LANGUAGES if getattr(draft, f"good_for_{code}")), "et")
    return Candidate(
        kind="news",
        title=draft.own_title,
        language=draft.language,
        written_in=written_in,
        good_for=getattr(draft, f"good_for_{written_in}") or "",
        link=draft.link,
        topics=tuple(topic.pk for topic in draft.topics.all()),
        audiences=tuple(draft.audiences),
        county=draft.county_id,
        municipality=draft.municipality_id,
        settlement=draft.settlement,
        licence=draft.origin_licence,
        details={"body": _as_text(draft.body), "credit": draft.byline},
    )


def _fill(item: NewsItem, candidate: Candidate) -> None:
    item.language = candidate.language
    title_in = candidate.language if candidate.language in LANGUAGES else "et"
    setattr(item, f"title_{title_in}", candidate.title)
    setattr(item, f"good_for_{candidate.written_in}", candidate.good_for)
    item.link, item.settlement = candidate.link, candidate.settlement
    item.origin_licence, item.origin_name = candidate.licence, candidate.origin_name
    item.county_id, item.municipality_id = candidate.county, candidate.municipality
    item.audiences = list(candidate.audiences)
    item.topics = list(Topic.objects.filter(pk__in=candidate.topics))
    item.byline = candidate.details.get("credit", "")
    text = candidate.details.get("body", "")
    # Headings and links that an editor has set stay, unless the sender has changed the words.
    if text != _as_text(item.body):
        item.body = clean_html(linebreaks(text, autoescape=True)) if text else ""


def _as_text(html: str) -> str:
    spaced = re.sub(r"<br\s*/?>\s*|\s*</li>\s*", "\n", re.sub(r"</(p|h\d|ul|ol)>\s*", "\n\n", html))
    return clean_text(unescape(nh3.clean(spaced, tags=set())))
