"""How to cite a thing: in plain words, as BibTeX and as RIS."""

import re
from collections.abc import Callable

from veeb.tools.text import fold, names

from .models import Resource

BIBTEX_TYPES = {"research": "article", "book": "book", "report": "techreport"}
RIS_TYPES = {"research": "JOUR", "book": "BOOK", "report": "RPRT", "law": "STAT", "video": "VIDEO"}
BIBTEX_SPECIAL = str.maketrans({char: f"\\{char}" for char in "&%$#_{}"} | {"\\": r"\textbackslash{}"})


def authors(resource: Resource) -> list[str]:
    """The authors one by one; else the publisher, else whoever contributed."""
    return names(resource.authors) or [name for name in (resource.publisher, resource.credit) if name][:1]


def plain(resource: Resource, address: str) -> str:
    """One paragraph: who (year). Title. Journal or publisher. DOI or address."""
    who = ", ".join(authors(resource))
    year = f"({resource.year})" if resource.year else ""
    where = resource.journal or (resource.publisher if resource.publisher != who else "")
    parts = [f"{who} {year}".strip(), resource.own_title, where, _link(resource, address)]
    return " ".join(part if part.endswith((".", "?", "!")) or "://" in part else f"{part}." for part in parts if part)


def bibtex(resource: Resource, address: str) -> str:
    """An entry for BibTeX; characters that TeX takes for commands are made harmless."""
    kind = BIBTEX_TYPES.get(resource.kind, "misc")
    holder = "institution" if kind == "techreport" else "publisher"
    fields = {
        # Braces keep an organisation's name whole.
        "author": " and ".join(_tex(name) if resource.authors else f"{{{_tex(name)}}}" for name in authors(resource)),
        "title": f"{{{_tex(resource.own_title)}}}",
        "journal": _tex(resource.journal),
        holder: _tex(resource.publisher),
        "year": str(resource.year or ""),
        "isbn": _tex(resource.isbn),
        "doi": resource.doi,
        "url": _link(resource, address),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{_key(resource)},\n" + ",\n".join(lines) + "\n}\n"


def ris(resource: Resource, address: str) -> str:
    """An entry in the RIS format, lines ended as it asks."""
    tags = [("TY", RIS_TYPES.get(resource.kind, "GEN"))]
    tags += [("AU", name) for name in authors(resource)]
    tags += [
        ("TI", resource.own_title),
        ("JO", resource.journal),
        ("PB", resource.publisher),
        ("PY", str(resource.year or "")),
        ("SN", resource.isbn),
        ("DO", resource.doi),
        ("UR", _link(resource, address)),
        ("LA", resource.language),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


# Format in the address → (how to write it, media type).
FORMATS: dict[str, tuple[Callable[[Resource, str], str], str]] = {
    "bib": (bibtex, "application/x-bibtex"),
    "ris": (ris, "application/x-research-info-systems"),
}


def _link(resource: Resource, address: str) -> str:
    return f"https://doi.org/{resource.doi}" if resource.doi else resource.link or address


def _key(resource: Resource) -> str:
    first = authors(resource)[0] if authors(resource) else resource.slug
    return re.sub("[^a-z0-9]", "", fold(first.split()[-1])) + str(resource.year or resource.pk)


def _tex(value: str) -> str:
    return value.translate(BIBTEX_SPECIAL)
