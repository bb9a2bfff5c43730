"""What an editorial page shows beside its own fields: its way back, its band, its place in the world of links."""

from typing import Any

from veeb.topics.audiences import Audience
from veeb.topics.models import Topic
from veeb.ui.languages import current_language

from .seo import address, page_seo

# The band of a door: motif and thread of those who live behind it, and the painted door itself.
DOORS = {
    Audience.OFFICIAL: ("omavalitsus", "valitsemine", "ui/doors/blue.html"),
    Audience.COUNCIL: ("kogukond", "kriis", "ui/doors/ox.html"),
    Audience.DEVELOPER: ("yhendused", "abcd", "ui/doors/spruce.html"),
    Audience.COMMUNITY: ("inimesed", "raha", "ui/doors/ochre.html"),
}
FRONT_DEPTH = 2


def home_context(page: Any) -> dict[str, Any]:
    """The front page presents the portal itself, and how to search it."""
    home = address("/")
    organisation = {"@type": "Organization", "@id": f"{home}#organization", "name": "Kogukonnaveeb", "url": home}
    site = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": "Kogukonnaveeb",
        "url": home,
        "inLanguage": current_language(),
        "publisher": {"@id": organisation["@id"]},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{address('/otsing/')}?q={{words}}"},
            "query-input": "required name=words",
        },
    }
    return {"seo": page_seo(page, {"@graph": [site, organisation]})}


def door_context(page: Any) -> dict[str, Any]:
    """A door tells whom it is for, and shows its painted leaf."""
    motif, thread, picture = DOORS[Audience(page.audience)]
    audience = {"@type": "Audience", "audienceType": str(page.get_audience_display())}
    return {**_page(page, audience=audience), "motif": motif, "thread": thread, "picture": picture}


def section_context(page: Any) -> dict[str, Any]:
    """A section has the thread of the topic of the same address, if there is one."""
    topic = Topic.objects.filter(slug=page.slug).first()
    return {**_page(page), "motif": "leht", "thread": topic.thread if topic else "", "topic": topic}


def _page(page: Any, **more: Any) -> dict[str, Any]:
    """Way back and linked data of a page with a body."""
    parents = page.get_ancestors().filter(depth__gt=FRONT_DEPTH) if page.depth > FRONT_DEPTH + 1 else []
    jsonld = {
        "@type": "WebPage",
        "name": page.title,
        "description": page.search_description or page.lead,
        "inLanguage": current_language(),
        "isPartOf": {"@id": f"{address('/')}#website"},
        **more,
    }
    if page.checked_on:
        jsonld["lastReviewed"] = page.checked_on.isoformat()
    return {
        "breadcrumbs": [*((parent.title, parent.url) for parent in parents), (page.title, "")],
        "seo": page_seo(page, jsonld),
    }
