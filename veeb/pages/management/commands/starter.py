"""`./kv starter`: load the content that the portal begins with."""

from typing import Any

from django.core.management.base import BaseCommand

from veeb.library import starting as library_starting
from veeb.news import starting as news_starting
from veeb.pages import starting as pages_starting
from veeb.places import starting as places_starting
from veeb.topics import starting as topics_starting


class Command(BaseCommand):
    help = "Lae algsisu: kohad, teemad, lehed, Aardekast, uudised. Teist korda käivitada on ohutu."

    def handle(self, *args: Any, **options: Any) -> None:
        places_starting.load()
        topics_starting.load()
        new = pages_starting.load() + news_starting.load() + library_starting.load()
        self.stdout.write(f"Algsisu on olemas, uusi kirjeid {new}.")
