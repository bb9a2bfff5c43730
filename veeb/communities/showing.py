"""What the page of one community shows: plain values for its template."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.places.models import Municipality
from veeb.search import queries
from veeb.search.columns import one_look
from veeb.search.kinds import Home, codes, get_kind
from veeb.search.labels import Labels
from veeb.search.record_pages import related_rows, worded
from veeb.search.rows import Row, rows
from veeb.ui.languages import current_language, in_language

from . import placing
from .kinds import SIGNED
from .models import Community
from .seo import community_seo

HELPERS = "/kes-aitab/"
CALENDAR = "/kalender/nimekiri/"
FEW = 3


@one_look()
def page_context(community: Community) -> dict[str, Any]:
    """Everything for `communities/community.html`, for the public page and for previews alike."""
    path = community.get_absolute_url() if community.pk else ""
    kind, labels, words = get_kind(community.kind), Labels(), worded(community)
    shelf, place = reverse("communities:index"), placing.place_words(community)
    full_name = ", ".join(filter(None, (words["title"], place)))
    breadcrumbs = [(_("Kogukonnad"), shelf), (kind.plural, f"{shelf}?liik={kind.code}"), (full_name, path)]
    return {
        **words,
        "community": community,
        "kind": kind,
        "full_name": full_name,
        "has_sign": community.kind in SIGNED,
        "where": placing.where(community),
        "points": placing.points(community, title=words["title"], url=path),
        "is_kept": is_kept(community),
        "around": around(community, labels),
        "related": related_rows(queries.of_record(community) if community.pk else None, labels=labels),
        "breadcrumbs": breadcrumbs,
        "seo": community_seo(community, path, words=words, full_name=full_name, breadcrumbs=breadcrumbs),
    }


def is_kept(community: Community) -> bool:
    """Whether somebody keeps the page. One query at most."""
    return bool(community.team and community.team.memberships.exists())


def around(community: Community, labels: Labels) -> dict[str, Any]:
    """What is coming where it lies and who helps there, each with the way to all of it; nothing for no place."""
    towns = placing.municipalities(community)
    home = community.municipality
    if not (towns and home):
        return {}
    return {
        "coming": coming(towns, on=timezone.localdate(), labels=labels),
        "coming_url": _list(CALENDAR, "vald", home),
        "helpers": helpers(towns, labels=labels),
        "helpers_url": _list(HELPERS, "kus", home),
    }


def coming(towns: list[int], *, on: date, labels: Labels) -> list[Row]:
    """The next few events in these municipalities, by the projection."""
    within = {"kind": codes(Home.CALENDAR), "municipality": map(str, towns)}
    language = current_language()
    return rows(queries.coming(within=within, on=on, language=language, how_many=FEW), language, labels=labels)


def helpers(towns: list[int], *, labels: Labels) -> list[Row]:
    """The first few who serve these municipalities."""
    within = {"kind": codes(Home.DIRECTORY), "serves": [f"m{town}" for town in towns]}
    language = current_language()
    return rows(queries.find(within=within, language=language, page_size=FEW).docs, language, labels=labels)


def _list(path: str, parameter: str, home: Municipality) -> str:
    return f"{in_language(path, current_language())}?{urlencode({parameter: home.slug})}"
