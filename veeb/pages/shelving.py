"""Which rows of the Aardekast, which events and which helpers an editor's block holds."""

from typing import Any

from django.utils import timezone

from veeb.directory.models import Helper
from veeb.directory.rows import HelperRow, helper_rows
from veeb.events.kinds import EventKind
from veeb.library.kinds import ResourceKind
from veeb.search import queries
from veeb.search.rows import Row, rows
from veeb.topics import queries as topic_queries
from veeb.ui.languages import current_language

from .coming import Coming, coming

# A shelf whose topics are all gone is empty; no topic has this id.
NO_TOPIC = "0"


def shelf_rows(shelf: Any) -> list[Row]:
    """The newest things of the shelf's kinds (none: all), of any of its topics, for its audience."""
    within = _within(shelf, ResourceKind.values)
    language = current_language()
    found = queries.find(within=within, page_size=shelf["count"], language=language)
    return rows(found.docs, language)


def calendar_rows(block: Any) -> Coming:
    """The next events of the block's kinds (none: all), on any of its topics, for its audience."""
    asked = [("liik", kind) for kind in block["kinds"]] + [("teema", slug) for slug in block["topics"]]
    asked += [("kellele", block["audience"])] if block["audience"] else []
    within = _within(block, EventKind.values)
    return coming(at=timezone.now(), within=within, asked=asked, how_many=block["count"])


def helpers_of(block: Any) -> list[HelperRow]:
    """The chosen helpers in the editor's order, once each; those that are not public are left out."""
    chosen = [helper.pk for helper in block["helpers"] if helper]
    docs = queries.of_model(Helper, chosen)
    return helper_rows([docs[pk] for pk in dict.fromkeys(chosen) if pk in docs], current_language())


def _within(block: Any, all_kinds: list[str]) -> dict[str, list[str]]:
    within = {"kind": list(block["kinds"]) or all_kinds}
    if topics := list(block["topics"]):
        within["topic"] = [str(pk) for pk in topic_queries.ids(topics)] or [NO_TOPIC]
    if block["audience"]:
        within["audience"] = [block["audience"]]
    return within
