"""Reading the official classifier of settlements (EHAK) as a CSV file: bytes in, rows out."""

import csv
import io
from dataclasses import dataclass

# What a column may be called; the first that is there counts. Compared without case and spaces at the ends.
CODE = ("kood", "code", "ehak", "asula_kood")
NAME = ("nimetus", "nimi", "name", "asula_nimi")
PARENT = ("vanema kood", "ülema kood", "ülem", "vanem", "parent", "parentcode", "omavalitsuse kood", "ov_kood")
KINDS = ("linnaosa", "linn", "alevik", "alev", "küla")


class NotAClassifier(ValueError):
    """The file is not a table with the columns we need; the message says which one is missing."""


@dataclass(frozen=True)
class Row:
    """One line of the classifier: `code` and `parent` have four digits, `kind` is küla, alevik, alev, linn or ""."""

    code: str
    name: str
    kind: str
    parent: str


def parse(content: bytes) -> list[Row]:
    """All lines that have a code, a name and a parent. UTF-8 or Windows-1257, comma, semicolon or tab.

    Raises NotAClassifier for anything that has no such columns, before a single row is used.
    """
    text = _decoded(content)
    head = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    columns = {(name or "").strip().lower(): name for name in reader.fieldnames or []}
    code, name, parent = (_column(columns, names) for names in (CODE, NAME, PARENT))
    rows = [
        Row(_four_digits(line[code]), line[name].strip(), _kind(line[name]), _four_digits(line[parent]))
        for line in reader
        if line[code] and line[name] and line[parent]
    ]
    if not rows:
        raise NotAClassifier("Failis ei ole ühtegi rida, kus oleks kood, nimi ja ülema kood.")
    return rows


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1257", errors="replace")


def _column(columns: dict[str, str], names: tuple[str, ...]) -> str:
    for name in names:
        if name in columns:
            return columns[name]
    raise NotAClassifier(f"Failis puudub veerg „{names[0]}“ (sobib ka: {', '.join(names[1:])}).")


def _four_digits(value: str) -> str:
    return value.strip().zfill(4)


def _kind(name: str) -> str:
    last = name.strip().lower().rsplit(" ", 1)[-1]
    return last if last in KINDS else ""
