"""`./kv reindex`: bring the search in step with what is public."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from veeb.search.actions import reindex


class Command(BaseCommand):
    help = "Ehita otsingu read uuesti (--stale: ainult vananenud)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stale", action="store_true", help="ainult read, mille on teinud vanem analüüs")

    def handle(self, *args: Any, **options: Any) -> None:
        done = total = 0
        for done, total in reindex(only_stale=options["stale"]):
            if self.stdout.isatty():
                self.stdout.write(f"\r{done}/{total}", ending="")
        self.stdout.write(f"{done}/{total} kirjet otsingus üle vaadatud.")
