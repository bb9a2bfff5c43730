"""Made-up communities, helpers and calls for trials and measurements: spread over the country, none of them real.

They become public by the short way, live from their first save and without a history: thousands take a minute.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from veeb.communities.kinds import CommunityKind, Voice
from veeb.communities.models import Community, CommunityPlace
from veeb.directory.kinds import Fee, HelperKind, Spoken
from veeb.directory.models import Helper
from veeb.funding.kinds import Applicant
from veeb.funding.models import Call, CallLimit
from veeb.places.models import County, Municipality
from veeb.records.followups import announce
from veeb.records.models import DEMO, Record
from veeb.topics.audiences import Audience
from veeb.topics.models import Topic

from .demo import mark, sentence

AT_ONCE = 100
# How far from the middle of a municipality, in degrees, a community may lie.
NEAR_LAT, NEAR_LON = 0.05, 0.1
KIND_NAMES = {
    CommunityKind.VILLAGE: "küla",
    CommunityKind.DISTRICT: "asum",
    CommunityKind.APARTMENTS: "korteriühistu",
    CommunityKind.INTEREST: "huviring",
    CommunityKind.OTHER: "kogukond",
}


@dataclass
class Chance:
    """What made-up things are made from."""

    dice: random.Random
    towns: list[Municipality] = field(
        default_factory=lambda: list(Municipality.objects.select_related("county").order_by("pk"))
    )
    counties: list[County] = field(default_factory=lambda: list(County.objects.order_by("pk")))
    topics: list[Topic] = field(default_factory=lambda: list(Topic.objects.order_by("pk")))


def add_communities(how_many: int, *, seed: int = 1) -> Iterator[int]:
    """Add made-up communities: most in one municipality, some in several, some in none; yields the number done."""
    return _add(Community, "community-", _community, how_many, seed)


def add_helpers(how_many: int, *, seed: int = 1) -> Iterator[int]:
    """Add made-up helpers for a county, for municipalities or for all Estonia; yields the number done."""
    return _add(Helper, "helper-", _helper, how_many, seed)


def add_calls(how_many: int, *, seed: int = 1) -> Iterator[int]:
    """Add made-up calls: open, coming, over, some with a ceiling of their own here; yields the number done."""
    return _add(Call, "call-", _call, how_many, seed)


def _add(
    model: type[Record], kind: str, make: Callable[[int, Chance], Record], how_many: int, seed: int
) -> Iterator[int]:
    first = model._default_manager.filter(ref__startswith=DEMO + kind).count() + 1
    chance = Chance(random.Random(seed * 100_000 + first))  # noqa: S311 (nothing secret)
    mark(has_demo=True)
    for start in range(first, first + how_many, AT_ONCE):
        end = min(start + AT_ONCE, first + how_many)
        with transaction.atomic(), disable_reference_index_auto_update():
            for number in range(start, end):
                _publish(make(number, chance), f"{DEMO}{kind}{number}", chance)
        yield end - first


def _publish(thing: Record, ref: str, chance: Chance) -> None:
    thing.ref = ref
    thing.live = True
    thing.first_published_at = thing.last_published_at = timezone.now()
    thing.topics.set(chance.dice.sample(chance.topics, k=2))
    thing.save()
    announce(type(thing), thing.pk)


def _community(number: int, chance: Chance) -> Community:
    kind = chance.dice.choice(list(KIND_NAMES))
    community = Community(
        kind=kind,
        title_et=f"Näidis {number}: väljamõeldud {KIND_NAMES[kind]}",
        good_for_et=f"Väljamõeldud kogukond proovimiseks. {sentence(chance.dice)}.",
        body=f"{sentence(chance.dice)}. {sentence(chance.dice)}.",
        audiences=["community"],
        voice=chance.dice.choice(Voice.values),
        contact_role="Näidiskontakt",
        seeks_lead=chance.dice.random() < 1 / 10,
    )
    community.places.set([_place(town, chance) for town in _towns_of(chance)])
    return community


def _towns_of(chance: Chance) -> list[Municipality]:
    """One municipality for most; two or three of one county for one in twenty, none for another."""
    home = chance.dice.choice(chance.towns)
    match chance.dice.randrange(20):
        case 0:
            return []
        case 1:
            beside = [town for town in chance.towns if town.county_id == home.county_id and town != home]
            return [home, *chance.dice.sample(beside, k=min(2, len(beside)))]
        case _:
            return [home]


def _place(town: Municipality, chance: Chance) -> CommunityPlace:
    return CommunityPlace(
        municipality=town,
        settlement=f"Näidisküla {chance.dice.randint(1, 99)}",
        lat=town.label_lat + chance.dice.uniform(-NEAR_LAT, NEAR_LAT),
        lon=town.label_lon + chance.dice.uniform(-NEAR_LON, NEAR_LON),
    )


def _helper(number: int, chance: Chance) -> Helper:
    helper = Helper(
        kind=chance.dice.choice(HelperKind.values),
        title_et=f"Näidis {number}: väljamõeldud aitaja",
        good_for_et=f"Väljamõeldud aitaja proovimiseks. {sentence(chance.dice)}.",
        organisation="Näidisasutus",
        role="Näidisroll",
        body=f"{sentence(chance.dice)}.",
        audiences=chance.dice.sample(Audience.values, k=2),
        languages=["et", *chance.dice.sample([code for code in Spoken.values if code != "et"], k=1)],
        fee=chance.dice.choice(Fee.values),
        is_on_site=chance.dice.random() < 3 / 4,
        is_online=chance.dice.random() < 1 / 2,
        county=chance.dice.choice(chance.counties),
    )
    match chance.dice.randrange(10):
        case 0:
            helper.serves_all = True
        case 1 | 2:
            helper.serves_municipalities = chance.dice.sample(chance.towns, k=3)
        case _:
            helper.serves_counties = [helper.county]
    return helper


def _call(number: int, chance: Chance) -> Call:
    opens_on = timezone.localdate() + timedelta(days=chance.dice.randint(-90, 60))
    call = Call(
        title_et=f"Näidis {number}: väljamõeldud voor",
        good_for_et=f"Väljamõeldud taotlusvoor proovimiseks. {sentence(chance.dice)}.",
        funder="Näidisfond",
        body=f"{sentence(chance.dice)}.",
        audiences=["community"],
        applicants=chance.dice.sample(Applicant.values, k=2),
        ceiling=chance.dice.randrange(500, 10_000, 500),
        opens_on=opens_on,
        closes_on=opens_on + timedelta(days=chance.dice.randint(20, 60)),
    )
    if chance.dice.random() < 1 / 2:
        call.for_counties = [chance.dice.choice(chance.counties)]
    elif chance.dice.random() < 1 / 2:
        limited = chance.dice.sample(chance.towns, k=5)
        call.limits.set([CallLimit(municipality=town, ceiling=1000) for town in limited])
    return call
