"""What search engines and sharing get to know of records and lists: address, languages, linked data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from veeb.tools.text import names
from veeb.ui.languages import current_language, in_language

CONTEXT = "https://schema.org"
# Where a reader of none of our languages is led.
DEFAULT = "x-default"
NAME = "Kogukonnaveeb"


@dataclass(frozen=True, kw_only=True)
class Seo:
    """For `ui/seo.html`: addresses are whole ones, `noindex` keeps a page out of outside search engines."""

    canonical: str
    alternates: Sequence[tuple[str, str]] = ()
    title: str = ""
    description: str = ""
    og_type: str = "website"
    image: str = ""
    jsonld: Mapping[str, Any] = field(default_factory=dict)
    noindex: bool = False


def address(path: str, language: str = "") -> str:
    """The whole address of a path of ours, in this language or the one on screen."""
    return settings.SITE_URL + in_language(path, language or current_language())


def alternates(paths: Mapping[str, str]) -> list[tuple[str, str]]:
    """(language, whole address) of a page by the languages it is in; Estonian, if among several, for all others."""
    known = [(code, address(paths[code], code)) for code, _name in settings.LANGUAGES if code in paths]
    home = settings.LANGUAGE_CODE
    return [*known, (DEFAULT, address(paths[home], home))] if home in paths and len(known) > 1 else known


def in_every_language(path: str) -> list[tuple[str, str]]:
    """The alternates of a screen that exists in every language under the same path."""
    return alternates({code: path for code, _name in settings.LANGUAGES})


def list_seo(path: str, *, title: str, description: str = "", is_search: bool = False) -> Seo:
    """For a list; what was searched by words is nothing to remember."""
    return Seo(
        canonical=address(path),
        alternates=in_every_language(path),
        title=title,
        description=description,
        jsonld=linked({"@type": "CollectionPage", "name": title, "url": address(path)}),
        noindex=is_search,
    )


def record_seo(  # noqa: PLR0913 (all that a page says of itself)
    record: Any,
    path: str,
    *,
    thing: Mapping[str, Any],
    breadcrumbs: Sequence[tuple[Any, str]],
    title: str,
    description: str,
    og_type: str = "article",
    image: str = "",
) -> Seo:
    """For the page of one record; what is not live stays unindexed.

    path   of the page, "" for a draft that has none yet
    thing  the record as JSON-LD, see `linked`
    """
    return Seo(
        canonical=address(path),
        alternates=in_every_language(path) if record.live else (),
        title=title,
        description=description,
        og_type=og_type,
        image=image,
        jsonld=linked(thing, breadcrumbs),
        noindex=not record.live,
    )


def linked(thing: Mapping[str, Any], breadcrumbs: Sequence[tuple[Any, str]] = ()) -> dict[str, Any]:
    """JSON-LD of a thing without its empty fields, with the way to it when given."""
    filled = {name: value for name, value in thing.items() if value not in (None, "", [], {})}
    if not breadcrumbs:
        return {"@context": CONTEXT, **filled}
    return {"@context": CONTEXT, "@graph": [filled, trail(breadcrumbs)]}


def trail(breadcrumbs: Sequence[tuple[Any, str]]) -> dict[str, Any]:
    """The breadcrumbs as schema.org's BreadcrumbList; the last one is the page itself and needs no address."""
    steps = [
        {"@type": "ListItem", "position": n, "name": str(label)} for n, (label, _path) in enumerate(breadcrumbs, 1)
    ]
    for step, (_label, path) in zip(steps, breadcrumbs, strict=True):
        if path:
            step["item"] = address(path)
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def publisher() -> dict[str, str]:
    """The portal itself."""
    return {"@type": "Organization", "name": NAME, "url": address("/", settings.LANGUAGE_CODE)}


def people(line: str) -> list[dict[str, str]]:
    """The people of a line of names."""
    return [{"@type": "Person", "name": name} for name in names(line)]
