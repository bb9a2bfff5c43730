"""What search engines get to know of a community: no person, no mail, no phone."""

from collections.abc import Mapping, Sequence
from typing import Any

from veeb.search import seo
from veeb.search.seo import Seo

from . import placing
from .kinds import SIGNED
from .models import Community


def community_seo(
    community: Community,
    path: str,
    *,
    words: Mapping[str, Any],
    full_name: str,
    breadcrumbs: Sequence[tuple[Any, str]],
) -> Seo:
    """`path` is the page's address, "" for a draft that has none yet; what is not live stays unindexed.

    words   title, good_for and topics as the page shows them
    """
    thing = _thing(community, seo.address(path), words)
    description = words["good_for"]
    return seo.record_seo(
        community, path, thing=thing, breadcrumbs=breadcrumbs, title=full_name, description=description
    )


def _thing(community: Community, address: str, words: Mapping[str, Any]) -> dict[str, Any]:
    """A village or a district is a place, others are people who have joined together."""
    is_place = community.kind in SIGNED
    return {
        "@type": "Place" if is_place else "Organization",
        "@id": address,
        "url": address,
        "name": community.own_title,
        "description": words["good_for"],
        "keywords": [topic.name for topic in words["topics"]],
        "containedInPlace" if is_place else "areaServed": _areas(community),
        "sameAs": [link for link in (community.link, *(one.url for one in community.links.all())) if link],
    }


def _areas(community: Community) -> list[dict[str, str]]:
    known = {one.url: one.name for one in placing.where(community)}
    return [{"@type": "AdministrativeArea", "name": name, "url": seo.address(url)} for url, name in known.items()]
