"""`./kv demo --items N --events N …`: made-up things for trials; `--remove` takes them away again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veeb.pages import demo, demo_events, demo_people

MOST = 100_000
# By option: what it adds, and the word for it.
KINDS = {
    "items": (demo.add, "kirjet"),
    "events": (demo_events.add, "sündmust"),
    "communities": (demo_people.add_communities, "kogukonda"),
    "helpers": (demo_people.add_helpers, "aitajat"),
    "calls": (demo_people.add_calls, "taotlusvooru"),
}


class Command(BaseCommand):
    help = "Lisa väljamõeldud näidiseid (--items N, --events N, --communities N …) või eemalda need (--remove)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, (_add, word) in KINDS.items():
            parser.add_argument(f"--{name}", type=int, default=0, metavar="N", help=f"mitu väljamõeldud {word} lisada")
        parser.add_argument("--remove", action="store_true", help="eemalda kõik näidised")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["remove"]:
            self.stdout.write(f"Eemaldati {demo.remove()} näidist.")
            return
        wanted = {name: options[name] for name in KINDS}
        if not any(wanted.values()) or not all(0 <= number <= MOST for number in wanted.values()):
            names = ", ".join(f"--{name}" for name in KINDS)
            raise CommandError(f"Ütle, mitu näidist lisada: {names}; igaüht kuni {MOST}")
        for name, (add, word) in KINDS.items():
            for done in add(wanted[name]) if wanted[name] else ():
                if self.stdout.isatty():
                    self.stdout.write(f"\r{done}/{wanted[name]} {word}", ending="")
        total = sum(wanted.values())
        self.stdout.write(f"Lisatud {total} näidist. Iga leht ütleb nüüd, et andmed on välja mõeldud.")
