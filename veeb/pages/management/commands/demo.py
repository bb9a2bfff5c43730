"""`./kv demo --items N`: made-up items for trials; `--remove` takes them away again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veeb.pages import demo

MOST = 100_000


class Command(BaseCommand):
    help = "Lisa väljamõeldud näidiskirjeid (--items N) või eemalda need (--remove)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--items", type=int, default=0, help="mitu näidist lisada")
        parser.add_argument("--remove", action="store_true", help="eemalda kõik näidised")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self.stdout.write(f"Eemaldati {demo.remove()} näidist.")
            return
        if not 1 <= options["items"] <= MOST:
            raise CommandError(f"Ütle, mitu näidist lisada: --items 1 kuni {MOST}")
        done = 0
        for done in demo.add(options["items"]):
            if self.stdout.isatty():
                self.stdout.write(f"\r{done}/{options['items']}", ending="")
        self.stdout.write(f"Lisatud {done} näidist. Iga leht ütleb nüüd, et andmed on välja mõeldud.")
