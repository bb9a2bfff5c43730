"""What every screen of the calendar shows beside its own: the ways to the others, its filters, how to subscribe."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veeb.search.listing import Listing
from veeb.search.queries import Found
from veeb.search.seo import address

from . import choosing
from .listing import Visit

SCREENS = {
    "index": gettext_lazy("Kuu"),
    "coming": gettext_lazy("Nimekiri"),
    "counties": gettext_lazy("Maakonniti"),
    "past": gettext_lazy("Möödunud"),
}


@dataclass(frozen=True)
class Subscription:
    """The calendar with these filters for other programs: the address to copy, the link that opens them, the feed."""

    url: str
    webcal_url: str
    feed_url: str


def shared(visit: Visit, screen: str, title: str) -> dict[str, Any]:
    """Context of all screens but the event's; every address keeps the filters. No query."""
    home = reverse("events:index")
    is_home = visit.path == home
    return {
        "title": title,
        "screens": [
            (label, reverse(f"events:{name}") + visit.query, name == screen) for name, label in SCREENS.items()
        ],
        "home_url": home + visit.query,
        "action": visit.path,
        "selects": choosing.selects(visit),
        "hidden": choosing.hidden(visit),
        "chips": Listing(visit.path, visit.asked, Found(docs=[], total=0), [], []).chips,
        "subscription": subscription(visit.query),
        "breadcrumbs": [(_("Kalender"), "" if is_home else home), *([] if is_home else [(title, "")])],
    }


def subscription(query: str) -> Subscription:
    """`query`: the filters, "" for everything."""
    home = reverse("events:index")
    url = address(f"{home}kalender.ics{query}")
    return Subscription(url, f"webcal://{url.partition('://')[2]}", f"{home}feed/{query}")
