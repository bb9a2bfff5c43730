"""What search engines get to know of a resource, by its kind."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from veeb.search import seo
from veeb.search.seo import Seo
from veeb.topics.models import Topic

from .laws import Standing, standing_on
from .models import Resource

TYPES = {
    "guide": "Article",
    "practice": "Article",
    "research": "ScholarlyArticle",
    "worksheet": "DigitalDocument",
    "book": "Book",
    "report": "Report",
    "law": "Legislation",
    "video": "VideoObject",
}
# Of what was to come into force and has not been checked since, nothing is said.
LEGAL_FORCE = {Standing.IN_FORCE: "InForce", Standing.BILL: "NotInForce", Standing.COMING: "NotInForce"}


def resource_seo(
    resource: Resource, path: str, *, topics: Sequence[Topic], breadcrumbs: Sequence[tuple[Any, str]]
) -> Seo:
    """`path` is the page's address, "" for a draft that has none yet; what is not live stays unindexed."""
    keywords = [topic.name for topic in topics]
    thing = _thing(resource, seo.address(path)) | {"keywords": keywords}
    title, description = resource.title, resource.good_for
    return seo.record_seo(resource, path, thing=thing, breadcrumbs=breadcrumbs, title=title, description=description)


def _thing(resource: Resource, address: str) -> dict[str, Any]:
    added = resource.first_published_at
    thing = {
        "@type": TYPES[resource.kind],
        "@id": address,
        "url": address,
        "name": resource.own_title,
        "headline": resource.own_title if resource.kind in {"guide", "practice", "research", "report"} else "",
        "description": resource.good_for,
        "inLanguage": resource.language if resource.language != "mul" else "",
        "author": seo.people(resource.authors),
        "publisher": {"@type": "Organization", "name": resource.publisher} if resource.publisher else seo.publisher(),
        "datePublished": str(resource.year or ""),
        "license": resource.licence,
        "sameAs": [link for link in (resource.doi and f"https://doi.org/{resource.doi}", resource.link) if link],
        "isbn": resource.isbn,
    }
    return thing | _of_kind(resource, added.date().isoformat() if added else "")


def _of_kind(resource: Resource, added_on: str) -> dict[str, Any]:
    """What only this kind has; a video must say when it was put up."""
    if resource.kind == "research":
        journal = {"@type": "Periodical", "name": resource.journal} if resource.journal else {}
        return {"isPartOf": journal, "abstract": resource.abstract}
    if resource.kind == "law":
        force = LEGAL_FORCE.get(standing_on(resource, timezone.localdate()), "")
        return {
            "legislationLegalForce": f"https://schema.org/{force}" if force else "",
            "legislationDateOfApplicability": resource.legal_from.isoformat() if resource.legal_from else "",
        }
    return {"uploadDate": added_on} if resource.kind == "video" else {}
