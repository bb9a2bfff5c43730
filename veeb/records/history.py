"""The words of the audit log: what an entry says in the history of a record."""

from typing import Any

from wagtail.log_actions import LogFormatter


def formatter(label: Any, said: Any) -> type[LogFormatter]:
    """How an action is called in the filter, and what its entries say; "%s" there is the entry's `text`."""

    class Formatter(LogFormatter):
        def format_message(self, log_entry: Any) -> str:
            text = str(log_entry.data.get("text", ""))
            return str(said) % text if "%s" in str(said) else str(said)

    Formatter.label = label
    return Formatter
