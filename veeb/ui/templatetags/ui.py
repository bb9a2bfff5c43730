"""Tags for every template: icons, motifs, dates, sizes, languages; plain values in, HTML out."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.template import Context
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from veeb.ui.county_map import STITCHES, areas
from veeb.ui.languages import current_language, in_language
from veeb.ui.near_map import Point, draw

register = template.Library()

SIZE_UNITS = ["B", "kB", "MB", "GB"]
# What would end a <script> early or open a comment in it, written so that JSON reads the same.
SCRIPT_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
# Estonian months as they answer "when".
MONTHS = (
    "jaanuaril", "veebruaril", "märtsil", "aprillil", "mail", "juunil",
    "juulil", "augustil", "septembril", "oktoobril", "novembril", "detsembril",
)  # fmt: skip


class LanguageLink(NamedTuple):
    """One way to another language; `is_current` marks the one on screen."""

    code: str
    name: str
    url: str
    is_current: bool


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawn sign from the sprite. Without `label` it is decoration and screen readers pass it by."""
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="i" {} focusable="false"><use href="{}#i-{}"/></svg>', spoken, static("ui/icons.svg"), name
    )


@register.simple_tag
def chip(kind: str, thread: str = "") -> SafeString:
    """One woven motif; the word for it must stand beside it."""
    topic = format_html(' data-topic="{}"', thread) if thread else ""
    return format_html('<span class="chip" data-kind="{}"{} aria-hidden="true"></span>', kind, topic)


@register.filter
def filesize(size: int | None) -> str:
    """Bytes for people, in the language on screen: "38 kB", "1,2 MB"; empty when unknown."""
    if size is None:
        return ""
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(SIZE_UNITS) - 1:  # noqa: PLR2004 (kB and MB are decimal)
        amount, unit = amount / 1000, unit + 1
    decimals = 1 if unit and amount < 10 else 0  # noqa: PLR2004 (a second digit makes decimals needless)
    return f"{formats.number_format(amount, decimals)}\u00a0{SIZE_UNITS[unit]}"


@register.filter
def localdate(value: date | datetime | None) -> SafeString | str:
    """A <time> with the day as it is said in the language on screen; empty for no date."""
    if value is None or value == "":
        return ""
    day = _day_of(value)
    words = formats.date_format(day)
    return format_html('<time datetime="{}">{}</time>', day.strftime("%Y-%m-%d"), words)


@register.filter
def on_day(value: date | datetime) -> SafeString | str:
    """A <time> that answers "when": Estonian says the month in its own case, "28. veebruaril 2026"."""
    if current_language() != "et":
        return localdate(value)
    day = _day_of(value)
    return format_html(
        '<time datetime="{}">{}. {} {}</time>', day.strftime("%Y-%m-%d"), day.day, MONTHS[day.month - 1], day.year
    )


@register.simple_tag
def langattr(language: str | None) -> SafeString | str:
    """` lang="xx"` for words in another language than the page; nothing when it is the same or unknown."""
    return format_html(' lang="{}"', language) if language and language != current_language() else ""


@register.simple_tag
def local(path: str) -> str:
    """An address of ours, written as in Estonian, in the language on screen."""
    return in_language(path, current_language())


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """The same page in each language.

    `seo.alternates` tells which languages the page has; a missing one leads to that language's front page.
    Without it the address is the same after the prefix.
    """
    request, seo = context.get("request"), context.get("seo")
    alternates = seo.get("alternates") if isinstance(seo, dict) else getattr(seo, "alternates", None)
    known = {language: _path(url) for language, url in alternates or ()}
    here = request.get_full_path() if request else "/"
    return [
        LanguageLink(
            code,
            name,
            known.get(code, in_language("/", code)) if known else in_language(here, code),
            code == current_language(),
        )
        for code, name in settings.LANGUAGES
    ]


@register.simple_tag
def page_links(page: Page[Any]) -> list[int | None]:
    """Numbers of the pages to offer; None stands for a gap."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [number if isinstance(number, int) else None for number in pages]


@register.simple_tag(takes_context=True)
def page_url(context: Context, number: int) -> str:
    """The address of another page of the list on screen; the first page is the bare address."""
    request = context["request"]
    words = request.GET.copy()
    words.pop("leht", None)
    if number > 1:
        words["leht"] = str(number)
    return f"{request.path}?{words.urlencode()}" if words else str(request.path)


@register.inclusion_tag("ui/map.html")
def county_map(counties: Iterable[Any], title: str) -> dict[str, Any]:
    """The stitched map with a link on every county; show `ui/counties.html` beside it, the same as a list."""
    return {"areas": areas(counties), "stitches": STITCHES, "title": title}


@register.inclusion_tag("ui/near_map.html")
def near_map(points: Iterable[Point], title: str, key: str = "kaart") -> dict[str, Any]:
    """A map of things near one another and the same as a list; `key` tells several maps of a page apart."""
    tiles = {"tiles": settings.MAP_TILES, "attribution": settings.MAP_ATTRIBUTION}
    return {"map": draw(points), "title": title, "key": key, **tiles}


@register.filter
def jsonld(value: Any) -> SafeString:
    """Linked data as the text of a `<script type="application/ld+json">`, safe against breaking out of it."""
    return mark_safe(json.dumps(value, ensure_ascii=False, default=str).translate(SCRIPT_ESCAPES))  # noqa: S308 (escaped)


def _day_of(value: date | datetime) -> date | datetime:
    return timezone.localdate(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
