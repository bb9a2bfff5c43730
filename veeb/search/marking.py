"""Showing why something was found: the words asked for are marked, as they stand in the text."""

from functools import lru_cache
from itertools import accumulate

from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString, mark_safe

from .analysis import WORD, words
from .parsing import Query

WINDOW = 28


def mark(text: str, query: Query) -> SafeString:
    """The whole text, escaped, with `<mark>` around the words that were asked for."""
    if not query.groups:
        return conditional_escape(text)
    pieces, end = [], 0
    for found in WORD.finditer(text):
        if _is_wanted(found[0], query):
            pieces.append((text[end : found.start()], found[0]))
            end = found.end()
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return mark_safe(marked + conditional_escape(text[end:]))  # noqa: S308 (both halves are escaped)


def snippet(text: str, query: Query) -> SafeString:
    """The 28 words of the text with the most marks in their middle, marked; "" when none of the words stands in it."""
    spans = list(WORD.finditer(text))
    wanted = {word: _is_wanted(word, query) for word in {span[0] for span in spans}}
    hits = [wanted[span[0]] for span in spans]
    if not any(hits):
        return SafeString("")
    start = _densest(hits)
    window = spans[start : start + WINDOW]
    is_end = start + WINDOW >= len(spans)
    cut = text[window[0].start() if start else 0 : len(text) if is_end else window[-1].end()]
    return mark(f"{'… ' if start else ''}{cut.strip()}{'' if is_end else ' …'}", query)


def _densest(hits: list[bool]) -> int:
    """Where the window with the most hits begins; where several neighbours have as many, the middle one."""
    before = [0, *accumulate(hits)]
    sums = [before[min(start + WINDOW, len(hits))] - before[start] for start in range(max(1, len(hits) - WINDOW + 1))]
    first = last = sums.index(max(sums))
    while last + 1 < len(sums) and sums[last + 1] == sums[first]:
        last += 1
    return (first + last) // 2


def _is_wanted(word: str, query: Query) -> bool:
    return any(group.meets(token) for token in _tokens(word) for group in query.groups)


@lru_cache(maxsize=50_000)
def _tokens(word: str) -> tuple[str, ...]:
    return tuple(words(word))
