"""What the front page shows of the portal's contents: belt, newest, what is coming, the shelves of the chest."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.search import overviews, queries
from veeb.search.kinds import Home, all_kinds, get_kind
from veeb.search.rows import rows
from veeb.ui.languages import current_language, in_language

from .coming import coming

# As many motifs as the belt of the design has.
BELT = 40
NEWEST = 5
EXAMPLES = [_("kaasav eelarve"), _("kerksuskeskus"), _("külavanem")]


def front_context(page: Any) -> dict[str, Any]:
    """Belt, newest rows, doors and shelves for a HomePage; the number of queries does not grow with the contents."""
    language = current_language()
    latest = queries.newest(language=language, how_many=BELT)
    return {
        "belt": [(get_kind(doc.kind).motif, doc.thread) for doc in latest],
        "newest": rows(latest[:NEWEST], language),
        "coming": coming(at=timezone.now()),
        "doors": [_door(block.value, language) for block in page.doors],
        "shelves": _shelves(language),
        "examples": [(words, f"{in_language('/otsing/', language)}?q={words}") for words in EXAMPLES],
    }


def _door(door: Any, language: str) -> dict[str, str]:
    return {"label": door["label"], "text": door["text"], "url": in_language(f"/{door['slug']}/", language)}


def _shelves(language: str) -> list[dict[str, Any]]:
    """The shelves that hold something, with their true count and newest thing."""
    held = overviews.shelves(language)
    return [_shelf(kind, *held[kind.code], language) for kind in all_kinds(Home.LIBRARY) if kind.code in held]


def _shelf(kind: Any, count: int, newest: Any, language: str) -> dict[str, Any]:
    title, title_language = newest.text_in(language, newest.titles)
    return {
        "kind": kind.motif,
        "label": kind.plural,
        "url": f"{in_language('/aardekast/', language)}?liik={kind.code}",
        "count": count,
        "newest_title": title,
        "newest_lang": title_language,
        "newest_url": in_language(newest.path, language),
    }
