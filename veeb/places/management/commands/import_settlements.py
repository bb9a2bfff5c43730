"""`./kv manage import_settlements FAIL`: settlements from the official classifier's file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veeb.places.actions import import_settlements
from veeb.places.classifier import NotAClassifier, parse


class Command(BaseCommand):
    help = "Loe asulad ametliku klassifikaatori (EHAK) CSV-failist. Teist korda käivitada on ohutu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="EHAK klassifikaatori CSV-fail")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = import_settlements(parse(options["file"].read_bytes()))
        except (OSError, NotAClassifier) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Uusi {done.new}, muutunud {done.changed}, samu {done.same}.")
        if done.without_municipality:
            self.stdout.write(f"Meie omavalitsuse alla ei kuulu {len(done.without_municipality)} rida.")
