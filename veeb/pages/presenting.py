"""What an editorial page shows beside its own fields: its way back, its band, its linked data."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from veeb.search.seo import NAME, Seo, address, alternates, linked
from veeb.topics.audiences import Audience
from veeb.topics.models import Topic
from veeb.ui.languages import current_language

from .coming import coming
from .projecting import page_path

# The motif of those who live behind a door, and the painted door itself.
DOORS = {
    Audience.OFFICIAL: ("omavalitsus", "ui/doors/blue.html"),
    Audience.COUNCIL: ("noustaja", "ui/doors/ox.html"),
    Audience.DEVELOPER: ("yhendused", "ui/doors/spruce.html"),
    Audience.COMMUNITY: ("kogukond", "ui/doors/ochre.html"),
}
FRONT_DEPTH = 2


def home_context(page: Any) -> dict[str, Any]:
    """The front page presents the portal itself, and how to search it."""
    home = address("/")
    organisation = {"@type": "Organization", "@id": f"{home}#organization", "name": NAME, "url": home}
    site = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": NAME,
        "url": home,
        "inLanguage": current_language(),
        "publisher": {"@id": organisation["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{address('/otsing/')}?q={{words}}"},
            "query-input": "required name=words",
        },
    }
    return {"seo": _seo(page, linked({"@graph": [site, organisation]}))}


def door_context(page: Any) -> dict[str, Any]:
    """A door tells whom it is for, what is coming for them, and shows its painted leaf."""
    motif, picture = DOORS[Audience(page.audience)]
    audience = {"@type": "Audience", "audienceType": str(page.get_audience_display())}
    return {
        **_page(page, audience=audience),
        "motif": motif,
        "picture": picture,
        "coming": coming(at=timezone.now(), within={"audience": [page.audience]}, asked=[("kellele", page.audience)]),
    }


def section_context(page: Any) -> dict[str, Any]:
    """A section has the thread of the topic of the same address, if there is one."""
    topic = Topic.objects.filter(slug=page.slug).first()
    return {**_page(page), "motif": "leht", "thread": topic.thread if topic else "", "topic": topic}


def _page(page: Any, **more: Any) -> dict[str, Any]:
    """Way back and linked data of a page with a body."""
    parents = page.get_ancestors().filter(depth__gt=FRONT_DEPTH) if page.depth > FRONT_DEPTH + 1 else []
    breadcrumbs = [*((parent.title, parent.url) for parent in parents), (page.title, "")]
    jsonld = {
        "@type": "WebPage",
        "name": page.title,
        "description": page.search_description or page.lead,
        "url": address(page_path(page)),
        "inLanguage": current_language(),
        "isPartOf": {"@id": f"{address('/')}#website"},
        "lastReviewed": page.checked_on.isoformat() if page.checked_on else None,
        **more,
    }
    return {"breadcrumbs": breadcrumbs, "seo": _seo(page, linked(jsonld, breadcrumbs))}


def _seo(page: Any, jsonld: Mapping[str, Any]) -> Seo:
    """Names the languages in which the page has a live translation. One query."""
    translations = page.get_translations(inclusive=True).live().select_related("locale")
    paths = {translation.locale.language_code: page_path(translation) for translation in translations}
    return Seo(
        canonical=address(page_path(page)),
        alternates=alternates(paths),
        title=page.seo_title or page.title,
        description=page.search_description or page.lead,
        jsonld=jsonld,
    )
