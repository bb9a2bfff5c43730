"""Reading our own tables."""

import csv
from collections.abc import Iterator
from pathlib import Path


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a UTF-8 CSV file with a heading, cells stripped."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: (value or "").strip() for name, value in row.items()}


def parts(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by "|"."""
    return [part.strip() for part in cell.split("|") if part.strip()]
