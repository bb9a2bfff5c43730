"""`./kv demo --items N --events N`: made-up things for trials; `--remove` takes them away again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veeb.pages import demo, demo_events

MOST = 100_000


class Command(BaseCommand):
    help = "Lisa väljamõeldud näidiskirjeid (--items N) ja -sündmusi (--events N) või eemalda need (--remove)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--items", type=int, default=0, help="mitu näidiskirjet lisada")
        parser.add_argument("--events", type=int, default=0, help="mitu näidissündmust lisada")
        parser.add_argument("--remove", action="store_true", help="eemalda kõik näidised")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self.stdout.write(f"Eemaldati {demo.remove()} näidist.")
            return
        items, events = options["items"], options["events"]
        if not (items or events) or not 0 <= items <= MOST or not 0 <= events <= MOST:
            raise CommandError(f"Ütle, mitu näidist lisada: --items või --events, 1 kuni {MOST}")
        for wanted, adding in ((items, demo.add(items)), (events, demo_events.add(events))):
            for done in adding:
                if self.stdout.isatty():
                    self.stdout.write(f"\r{done}/{wanted}", ending="")
        self.stdout.write(f"Lisatud {items + events} näidist. Iga leht ütleb nüüd, et andmed on välja mõeldud.")
