"""Showing why something was found: the words asked for are marked, as they stand in the text."""

from django.utils.html import conditional_escape, format_html_join, mark_safe
from django.utils.safestring import SafeString

from .analysis import WORD, words
from .parsing import Query

WINDOW = 28


def mark(text: str, query: Query) -> SafeString:
    """The whole text, escaped, with `<mark>` around the words that were asked for."""
    if not query.groups:
        return conditional_escape(text)
    pieces, end = [], 0
    for found in WORD.finditer(text):
        if any(group.meets(token) for token in words(found[0]) for group in query.groups):
            pieces.append((text[end : found.start()], found[0]))
            end = found.end()
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return mark_safe(marked + conditional_escape(text[end:]))  # noqa: S308 (both halves are escaped)


def snippet(text: str, query: Query) -> SafeString:
    """The 28 words of the text with the most marks, marked; "" when none of the words stands in it."""
    spans = list(WORD.finditer(text))
    hits = [any(group.meets(token) for token in words(span[0]) for group in query.groups) for span in spans]
    if not any(hits):
        return SafeString("")
    starts = range(max(1, len(spans) - WINDOW + 1))
    best = max(starts, key=lambda start: (sum(hits[start : start + WINDOW]), -start))
    window = spans[best : best + WINDOW]
    before = "… " if best else ""
    after = " …" if best + WINDOW < len(spans) else ""
    return mark(before + text[window[0].start() : window[-1].end()] + after, query)
