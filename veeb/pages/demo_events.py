"""Made-up events for trials and measurements: one in ten repeats, some are over, some are a series."""

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from veeb.events.kinds import Access, EventKind
from veeb.events.models import Event, Session
from veeb.places.models import Municipality
from veeb.records import publishing
from veeb.records.models import DEMO
from veeb.topics.audiences import Audience
from veeb.topics.models import Topic

from .demo import mark, sentence

REF = f"{DEMO}event-"
EVERY_TENTH = 10
DAYS_BACK, DAYS_AHEAD = 120, 300
RULES = ["FREQ=WEEKLY;COUNT=10", "FREQ=MONTHLY;COUNT=12", "FREQ=WEEKLY;INTERVAL=2;COUNT=20", "FREQ=MONTHLY;BYDAY=-1SU"]


def add(how_many: int, *, seed: int = 1) -> Iterator[int]:
    """Publish `how_many` made-up events beside those already there; yields the number done. Repeatable by `seed`."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    topics, places = list(Topic.objects.all()), list(Municipality.objects.select_related("county"))
    today = timezone.localdate()
    first = Event.objects.filter(ref__startswith=REF).count() + 1
    mark(has_demo=True)
    for number in range(first, first + how_many):
        day = today + timedelta(days=chance.randint(-DAYS_BACK, DAYS_AHEAD))
        event = _made_up(number, chance, chance.choice(places))
        event.topics.set(chance.sample(topics, k=2))
        event.sessions.set(_sessions(datetime.combine(day, time(chance.randint(9, 18))), chance))
        if number % EVERY_TENTH == 0:
            event.rule = chance.choice(RULES)
        with transaction.atomic():
            event.save()
            event.save_revision()
            publishing.publish(event)
        yield number - first + 1


def _made_up(number: int, chance: random.Random, place: Municipality) -> Event:
    is_online = chance.random() < 1 / 5
    return Event(
        live=False,
        ref=f"{REF}{number}",
        kind=chance.choice(EventKind.values),
        title_et=f"Näidis {number}: {sentence(chance).lower()}",
        good_for_et=f"Väljamõeldud sündmus proovimiseks. {sentence(chance)}.",
        body=f"{sentence(chance)}. {sentence(chance)}.",
        audiences=chance.sample(Audience.values, k=2),
        is_online=is_online,
        municipality=None if is_online else place,
        county=None if is_online else place.county,
        venue="" if is_online else "Näidismaja",
        organiser="Näidiskorraldaja",
        is_free=chance.random() < 2 / 3,
        access=chance.sample(Access.values, k=1),
    )


def _sessions(start: datetime, chance: random.Random) -> list[Session]:
    """One day, sometimes two in a row, each of a few hours."""
    days = 2 if chance.random() < 1 / 8 else 1
    length = timedelta(hours=chance.randint(1, 5))
    return [
        Session(
            starts_on=(start + timedelta(days=day)).date(),
            starts_at=start.time(),
            ends_at=(start + length).time(),
            agenda=f"{start:%H.%M} Kogunemine\n{start + length:%H.%M} Lõpetame",
        )
        for day in range(days)
    ]
