"""`./kv starter`: load the content that the portal begins with."""

from typing import Any

from django.core.management.base import BaseCommand

from veeb.directory import starting as directory_starting
from veeb.events import starting as events_starting
from veeb.funding import starting as funding_starting
from veeb.library import starting as library_starting
from veeb.news import starting as news_starting
from veeb.pages import starting as pages_starting
from veeb.places import starting as places_starting
from veeb.topics import starting as topics_starting


class Command(BaseCommand):
    help = (
        "Lae algsisu: kohad, teemad, lehed, Aardekast, uudised, sündmused, taotlusvoorud. "
        "Teist korda käivitada on ohutu."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        places_starting.load()
        topics_starting.load()
        rooms = (pages_starting, news_starting, events_starting, library_starting, directory_starting, funding_starting)
        new = sum(room.load() for room in rooms)
        self.stdout.write(f"Algsisu on olemas, uusi kirjeid {new}.")
