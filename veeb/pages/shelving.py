"""Which rows of the Aardekast an editor's shelf holds."""

from typing import Any

from veeb.library.kinds import ResourceKind
from veeb.search import queries
from veeb.search.rows import Row, rows
from veeb.topics import queries as topic_queries
from veeb.ui.languages import current_language

# A shelf whose topics are all gone is empty; no topic has this id.
NO_TOPIC = "0"


def shelf_rows(shelf: Any) -> list[Row]:
    """The newest things of the shelf's kinds (none: all), of any of its topics, for its audience."""
    within: dict[str, list[str]] = {"kind": list(shelf["kinds"]) or ResourceKind.values}
    if topics := list(shelf["topics"]):
        within["topic"] = [str(pk) for pk in topic_queries.ids(topics)] or [NO_TOPIC]
    if shelf["audience"]:
        within["audience"] = [shelf["audience"]]
    language = current_language()
    found = queries.find(within=within, page_size=shelf["count"], language=language)
    return rows(found.docs, language)
