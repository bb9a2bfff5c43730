"""Filters for editorial pages: text and links in the language on screen, anchors, small words."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import nh3
from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.rich_text import RichText, expand_db_html

from veeb.library.kinds import LegalState
from veeb.tools.text import ALLOWED_SCHEMES, ALLOWED_TAGS
from veeb.ui.languages import current_language, in_language

register = template.Library()

EXTERNAL = re.compile(r'<a href="(?=https?://)')
# Addresses of files are the same in every language.
FILES = (settings.STATIC_URL, settings.MEDIA_URL)


@register.filter
def local_href(url: str) -> str:
    """An address written without a language prefix, in the language on screen; others' addresses as they are."""
    if not url.startswith("/") or url.startswith(("//", *FILES)):
        return url
    return in_language(url, current_language())


@register.filter
def is_external(url: str) -> bool:
    """Whether the address leads out of the portal."""
    return bool(urlsplit(url).netloc)


@register.filter
def local_html(value: Any) -> SafeString:
    """Rich text as safe HTML: a few text tags, words in another language marked, links as `local_href`."""
    html = expand_db_html(value.source if isinstance(value, RichText) else str(value or ""))
    cleaned = nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}, "*": {"lang"}},
        attribute_filter=_localize,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    )
    return mark_safe(EXTERNAL.sub('<a rel="noopener" href="', cleaned))  # noqa: S308 (cleaned above)


@register.filter
def with_levels(body: Iterable[Any]) -> list[tuple[Any, int]]:
    """Each block with the level that its own title has: one below the page's headings, once there has been one."""
    level, blocks = 2, []
    for block in body:
        if block.block_type == "heading":
            level = 3
        blocks.append((block, level))
    return blocks


@register.filter
def anchor(text: str) -> str:
    """The name of a heading within its page; letters of every alphabet stay."""
    return slugify(text, allow_unicode=True)


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and the last word of a name: "Merle Linno" is ML."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


@register.filter
def legal_state(act: Any) -> str:
    """The word for where an act stands."""
    return str(LegalState(act["state"]).label)


def _localize(tag: str, attribute: str, value: str) -> str:
    return local_href(value) if attribute == "href" else value
