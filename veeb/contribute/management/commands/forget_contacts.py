"""Delete what is kept of contributors for a time only; the background worker does the same every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from veeb.contribute import actions


class Command(BaseCommand):
    help = "Kustutab kaastööliste kontaktid, mille aeg on täis, ja failid, mille vormi ei saadetudki."

    def handle(self, *args: Any, **options: Any) -> None:
        done = actions.tidy(at=timezone.now())
        self.stdout.write(f"Kustutatud: {done.contacts} kontakti, {done.files} saatmata faili.")
