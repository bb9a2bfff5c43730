"""From the projection to the rows of a list: plain values in the language on screen."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from veeb.ui.languages import in_language

from .kinds import get_kind
from .labels import Labels, place_words
from .marking import mark, snippet
from .models import SearchDoc
from .parsing import Query


@dataclass(frozen=True, kw_only=True)
class Row:
    """What `ui/row.html` shows of one public thing.

    title, summary   plain text, or safe HTML with `<mark>` when words were asked for
    lang, summary_lang   which language each of them is in
    date, is_added   the thing's own day; with `is_added` the day it was added here
    until            last day of something that lasts longer than one
    is_past, is_off  it has happened already; it was to happen but does not
    """

    title: str | SafeString
    url: str
    lang: str
    kind_label: Any
    kind_motif: str
    thread: str = ""
    topic_label: str = ""
    place_label: str = ""
    date: dt.date | None = None
    is_added: bool = False
    until: dt.date | None = None
    is_past: bool = False
    is_off: bool = False
    summary: str | SafeString = ""
    summary_lang: str = ""
    credit: str = ""
    is_demo: bool = False


def rows(
    docs: Iterable[SearchDoc], language: str, *, query: Query | None = None, labels: Labels | None = None
) -> list[Row]:
    """The rows of these things, in their order; with `query` its words are marked. At most three queries.

    language   the one on screen: a title in it goes before the thing's own, and addresses lead to it
    """
    labels = labels or Labels()
    return [_row(doc, language, query, labels) for doc in docs]


def _row(doc: SearchDoc, language: str, query: Query | None, labels: Labels) -> Row:
    title, title_lang = doc.text_in(language, doc.titles)
    summary, summary_lang = doc.text_in(language, doc.summaries)
    kind = get_kind(doc.kind)
    if query:
        title, (summary, summary_lang) = mark(title, query), _why(doc, query, summary, summary_lang)
    return Row(
        title=title,
        url=in_language(doc.path, language),
        lang=title_lang,
        kind_label=kind.label,
        kind_motif=kind.motif,
        thread=doc.thread,
        topic_label=labels.topic(doc.topic),
        place_label=place_words(doc.settlement, labels.place(doc.county, doc.municipality)),
        # The day when a page of our own was put up, or a helper listed, tells a reader nothing.
        date=(doc.happens_on or doc.day) if kind.is_dated else None,
        is_added=not (doc.own_day or doc.happens_on),
        until=doc.happens_until if doc.happens_until != doc.happens_on else None,
        is_past=bool(doc.happens_until and doc.happens_until < timezone.localdate()),
        is_off=doc.is_off,
        summary=summary,
        summary_lang=summary_lang,
        credit=doc.credit,
        is_demo=doc.is_demo,
    )


def _why(doc: SearchDoc, query: Query, summary: str, summary_lang: str) -> tuple[SafeString, str]:
    """The summary with its marks, or the place in the text where the words stand."""
    if not snippet(summary, query) and (from_text := snippet(doc.text, query)):
        return from_text, doc.lang
    return mark(summary, query), summary_lang
