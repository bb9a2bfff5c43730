"""What the page of a municipality shows: all that an official would look for, what exists before what does not."""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from veeb.communities.kinds import SIGNED
from veeb.communities.models import CommunityPlace
from veeb.communities.queries import public
from veeb.directory.models import Helper
from veeb.events import calendar
from veeb.funding.queries import open_for
from veeb.municipalities import queries as municipalities
from veeb.municipalities.showing import Told, shown
from veeb.places.atlas import Atlas
from veeb.places.models import Municipality
from veeb.places.similar import Likeness, similar
from veeb.search import columns, sections
from veeb.search.kinds import Home, codes, get_kind
from veeb.ui.languages import current_language, in_language
from veeb.ui.near_map import Point

from .coming import list_url
from .gathering import Gathering
from .likeness_words import likeness_words
from .missing import missing, untold

FEW, MORE, SIGNS, MOST_POINTS = 3, 4, 8, 150
# A consultant of at most so many counties is somebody's own.
LOCAL = 3
PRACTICES = ("practice", "guide")
MOTIF = "kogukond"


class Near(NamedTuple):
    """Events around: their ids, and the heading that says around what."""

    ids: list[int]
    title: str


@columns.one_look()
def municipality_context(place: Municipality, atlas: Atlas, *, at: datetime) -> dict[str, Any]:
    """Everything for `pages/municipality.html` but the way to it. Ten queries, twelve after a change."""
    told = shown(municipalities.told(place.pk), on=calendar.today(at))
    lists = Gathering(atlas, at=at)
    likeness, near = _fill(lists, place, told)
    lists.read("here", "near")
    _link_helpers(told, lists)
    address = _addresses(place)
    found: dict[str, Any] = {
        "communities": lists.short("communities", address["communities"], by_title=True),
        "helpers": lists.short("helpers", address["helpers"]),
        "consultants": lists.short("consultants", address["helpers"]),
        "own": lists.short("own", address["own"]),
        "alike": lists.short("alike"),
        "alike_words": likeness_words(likeness, atlas) if likeness else "",
        "here": lists.events("here", list_url(("vald", place.slug))),
        "near": lists.events("near", list_url(("maakond", place.county.slug)), seen_from=place),
        "near_title": near.title,
        "calls": open_for(place, at=at),
        "points": _points(place),
    }
    parts, empty = _parts(told, found), missing(found) + untold(place, told)
    return {"place": place, "told": told, "former_names": atlas.former[place.pk], "addresses": address,
            "neighbours": [one for one in atlas.of_county(place.county_id) if one != place],
            "parts": parts, "missing": empty, "figures": figures(found), **signs(found), **found}  # fmt: skip


def figures(found: dict[str, Any]) -> list[tuple[Any, int, str]]:
    """(what, how many, thread) of what there is; none for nothing."""
    told = [
        (_("kogukonda"), found["communities"].total, "abcd"),
        (_("tulevat sündmust"), found["here"].total, "kaasamine"),
    ]
    if "own" in found:
        told.append((_("lugu ja juhendit"), found["own"].total, "valitsemine"))
    return [one for one in told if one[1]]


def signs(found: dict[str, Any]) -> dict[str, Any]:
    """Which communities have a place sign, by the label of their kind; which names stand here more than once."""
    names = [row.title for row in found["communities"].rows]
    return {"signed": [kind.label for kind in SIGNED], "twins": {name for name in names if names.count(name) > 1}}


def _fill(lists: Gathering, place: Municipality, told: Told) -> tuple[Likeness | None, Near]:
    here, atlas = [place.pk], lists.atlas
    own = lists.find("municipality", here, codes(Home.LIBRARY, Home.NEWS))
    events = lists.find("municipality", here, codes(Home.CALENDAR))
    add_helpers(lists, [f"m{place.pk}"], most=1)
    lists.add("communities", lists.find("municipality", here, codes(Home.COMMUNITIES)), how_many=SIGNS)
    lists.add("own", own, how_many=MORE)
    others = lists.find("municipality", [one.pk for one in atlas.municipalities if one != place], PRACTICES)
    elsewhere = [pk for pk in others if pk not in set(own)]
    likeness = similar(place, atlas.municipalities, holding=sections.places_of(elsewhere))
    towns = {one.pk for one in likeness.places} if likeness else set()
    lists.add("alike", [pk for pk in elsewhere if sections.places_of([pk]) & towns], how_many=FEW)
    near = _near(lists, place, set(events))
    lists.add("here", lists.find_coming(events), how_many=FEW)
    lists.add("near", near.ids, how_many=FEW)
    kind = ContentType.objects.get_for_model(Helper).pk
    known = columns.read().ids
    asked = [known[kind, pk] for pk in told.helper_ids if (kind, pk) in known]
    lists.add("asked", asked, how_many=len(asked))
    return likeness, near


def add_helpers(lists: Gathering, served: list[str], *, most: int) -> None:
    """The consultants of a place, the nearest first, and who else helps there; `served`: as the projection says it."""
    all_consultants = sorted(lists.find("serves", served, ["consultant"]), key=sections.reach)
    consultants = [pk for pk in all_consultants if sections.reach(pk) <= LOCAL][:most]
    lists.add("consultants", consultants, how_many=most)
    others = [pk for pk in lists.find("serves", served, codes(Home.DIRECTORY)) if pk not in consultants]
    lists.add("helpers", others, how_many=MORE)


def _near(lists: Gathering, place: Municipality, here: set[int]) -> Near:
    """Coming events of the county; where there are none, of the rescue region."""
    kinds, region = codes(Home.CALENDAR), place.rescue_region
    in_county = lists.find_coming([pk for pk in lists.find("county", [place.county_id], kinds) if pk not in here])
    if in_county:
        return Near(in_county, _("Lähedal tulemas: %s") % place.county.short_name)
    towns = [one.pk for one in lists.atlas.of_region(region)]
    around = [pk for pk in lists.find("municipality", towns, kinds) if pk not in here]
    return Near(lists.find_coming(around), _("Lähedal tulemas: %s päästepiirkond") % region)


def _link_helpers(told: Told, lists: Gathering) -> None:
    """Give the contacts that are helpers too the address of their page, if it is public."""
    paths = {doc.object_id: in_language(doc.path, current_language()) for doc in lists.docs["asked"]}
    for row in told.contacts:
        row.helper_url = paths.get(row.helper_id, "")  # type: ignore[attr-defined] # for the template


def _addresses(place: Municipality) -> dict[str, str]:
    """Where all of each list is."""
    bare = {
        "communities": f"/kogukonnad/?vald={place.slug}",
        "helpers": f"/kes-aitab/?kus={place.slug}",
        "own": f"/otsing/?vald={place.slug}",
        "calls": f"/rahastus/?vald={place.slug}",
        "tell": f"/minu/omavalitsus/{place.slug}/",
    }
    return {name: in_language(path, current_language()) for name, path in bare.items()}


def _points(place: Municipality) -> list[Point]:
    """The communities here that have a point on the map. One query."""
    spots = CommunityPlace.objects.filter(community__in=public(), municipality=place).exclude(lat=None)
    return [
        Point(
            name=spot.community.own_title,
            url=spot.community.get_absolute_url(),
            lat=spot.lat,
            lon=spot.lon,
            kind=str(get_kind(spot.community.kind).label),
            place=spot.settlement or place.name,
            motif=MOTIF,
        )
        for spot in spots.select_related("community").defer("community__body")[:MOST_POINTS]
    ]


def _parts(told: Told, found: dict[str, Any]) -> list[str]:
    """The templates of the main column: what the municipality or others have filled stands first."""
    filled = [
        ("municipalities/crisis.html", told.has_crisis),
        ("pages/place/communities.html", bool(found["communities"].rows)),
        ("municipalities/two_way.html", bool(told.offers or told.asks)),
        ("municipalities/contacts.html", bool(told.contacts)),
        ("pages/place/own.html", bool(found["own"].rows)),
        ("pages/place/alike.html", bool(found["alike"].rows)),
    ]
    crisis = filled[0][0]
    return [name for name, has in filled if has] + ([] if told.has_crisis else [crisis])
