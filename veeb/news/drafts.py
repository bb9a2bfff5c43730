"""From a proposal to a draft of a news item, and back again for its sender to correct."""

import re
from html import unescape

import nh3
from django.utils.html import linebreaks

from veeb.records import drafting
from veeb.records.candidates import Candidate
from veeb.records.drafting import fill, shared_values
from veeb.tools.text import clean_html, clean_text

from .models import NewsItem


def draft_from(candidate: Candidate) -> NewsItem:
    """A new, saved draft with these values; nobody sees it before `records.publishing` says so."""
    return drafting.begin(NewsItem(), candidate, _fill)


def correct(item: NewsItem, candidate: Candidate) -> NewsItem:
    """The latest draft with new values, for `publishing.submit`; the public page stays as it is."""
    return drafting.revise(item, candidate, _fill)


def candidate_of(item: NewsItem) -> Candidate:
    """The latest draft as a proposal: what its sender sees when correcting it."""
    draft = item.fresh()
    return Candidate(
        **shared_values(draft),
        licence=draft.origin_licence,
        details={"body": _as_text(draft.body), "credit": draft.byline},
    )


def _fill(item: NewsItem, candidate: Candidate) -> None:
    fill(item, candidate)
    item.origin_licence = candidate.licence
    item.byline = candidate.details.get("credit", "")
    text = candidate.details.get("body", "")
    # Headings and links that an editor has set stay, unless the sender has changed the words.
    if text != _as_text(item.body):
        item.body = clean_html(linebreaks(text, autoescape=True)) if text else ""


def _as_text(html: str) -> str:
    spaced = re.sub(r"<br\s*/?>\s*|\s*</li>\s*", "\n", re.sub(r"</(p|h\d|ul|ol)>\s*", "\n\n", html))
    return clean_text(unescape(nh3.clean(spaced, tags=set())))
