"""Made-up items for trials and measurements; while any is there, every page says so."""

import random
from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from veeb.library.kinds import ResourceKind
from veeb.library.models import Resource
from veeb.places.models import Municipality
from veeb.records import publishing
from veeb.records.models import DEMO
from veeb.records.workflow import record_models
from veeb.topics.audiences import Audience
from veeb.topics.models import Topic

from .models import SiteTexts

NOUNS = [
    "küla", "kogukond", "vald", "koosolek", "kriisiplaan", "talgud", "kaev", "generaator", "koor", "rahvamaja",
    "naaber", "laps", "õpetaja", "raamatukogu", "selts", "kerksuskeskus", "õppus", "juturing", "kaart", "ressurss",
    "mets", "tee", "sild", "sadam", "pood", "köök",
]  # fmt: skip
VERBS = [
    "arutas", "leidis", "kaardistas", "korrastas", "kutsus", "jagas", "proovis", "õppis", "hoidis", "ehitas",
    "kirjutas", "kuulas",
]  # fmt: skip
LINKS = [
    "koos", "jälle", "päriselt", "rahulikult", "igal_kuul", "naabritega", "vallaga", "lastega", "kevadel",
    "sügisel",
]  # fmt: skip
WORDS_IN_BODY = 400


def add(how_many: int, *, seed: int = 1) -> Iterator[int]:
    """Publish `how_many` made-up items beside those already there; yields the number done. Repeatable by `seed`."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    topics, places = list(Topic.objects.all()), list(Municipality.objects.select_related("county"))
    first = Resource.objects.filter(ref__startswith=DEMO).count() + 1
    mark(has_demo=True)
    for number in range(first, first + how_many):
        with transaction.atomic():
            _publish(_made_up(number, chance, topics, places))
        yield number - first + 1


def remove() -> int:
    """Delete every made-up thing, of whatever kind; returns how many there were."""
    made_up = [thing for model in record_models() for thing in model._default_manager.filter(ref__startswith=DEMO)]
    for thing in made_up:
        thing.delete()
    mark(has_demo=False)
    return len(made_up)


def mark(*, has_demo: bool) -> None:
    """Whether every page has to say that something here is made up."""
    texts = SiteTexts.load()
    texts.has_demo = has_demo
    texts.save()


def _publish(item: Resource) -> None:
    item.full_clean()
    item.save()
    item.save_revision()
    publishing.publish(item)
    # Ages differ, as in life.
    Resource.objects.filter(pk=item.pk).update(created_at=timezone.now() - timedelta(days=item.pk % 1000))


def _made_up(number: int, chance: random.Random, topics: list[Topic], places: list[Municipality]) -> Resource:
    place = chance.choice(places)
    item = Resource(
        live=False,
        ref=f"{DEMO}{number}",
        kind=chance.choice(ResourceKind.values),
        title_et=f"Näidis {number}: {sentence(chance).lower()}",
        good_for_et=f"Väljamõeldud kirje proovimiseks. {sentence(chance)}.",
        body="\n\n".join(_paragraph(chance) for _ in range(4)),
        year=chance.randint(2010, 2026),
        audiences=chance.sample(Audience.values, k=2),
        municipality=place,
        county=place.county,
        credit="Näidis",
    )
    item.topics.set(chance.sample(topics, k=2))
    return item


def sentence(chance: random.Random) -> str:
    """A sentence of made-up doings."""
    link = chance.choice(LINKS).replace("_", " ")
    return f"{chance.choice(NOUNS)} {chance.choice(VERBS)} {link} {chance.choice(NOUNS)}".capitalize()


def _paragraph(chance: random.Random) -> str:
    return ". ".join(sentence(chance) for _ in range(WORDS_IN_BODY // 4 // 4)) + "."
