"""What comes in from outside, before it is a record: the same shape from a form, a file or a feed."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A proposal: plain, cleaned values, nothing saved yet.

    kind        e.g. "guide" (`library.kinds`) or "news"
    language    of the thing itself; its title is in it
    written_in  language of the good-for line: the one its writer saw on screen
    details     the kind's own fields by name (authors, doi, who …)
    files       what lies in the private storage already (`tools.files.Stored`)
    ref         the source's own stable name of the thing, "" when it has none
    """

    kind: str
    title: str
    language: str = "et"
    written_in: str = "et"
    good_for: str = ""
    link: str = ""
    topics: tuple[int, ...] = ()
    audiences: tuple[str, ...] = ()
    county: int | None = None
    municipality: int | None = None
    settlement: str = ""
    licence: str = ""
    origin_name: str = ""
    ref: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    files: tuple[Any, ...] = ()
