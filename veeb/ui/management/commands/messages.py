"""Bring the catalogues up to date: collect the texts of templates and code, compile every catalogue."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command

# Estonian is the language of the source; `locale/et` holds only what Django and Wagtail leave in English.
TRANSLATED = ["ru", "en"]
NOT_OURS = [".*", "var", "tests", "static"]
# With it every run would change both catalogues, even when no text has changed.
MOMENT = re.compile(r'^"POT-Creation-Date:.*\n', re.MULTILINE)


class Command(BaseCommand):
    help = "Collects our texts into locale/ru and locale/en and compiles all catalogues; needs GNU gettext."

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = {"verbosity": options["verbosity"] - 1}
        call_command(
            "makemessages",
            locale=list(TRANSLATED),
            ignore_patterns=list(NOT_OURS),
            no_location=True,
            no_wrap=True,
            no_obsolete=True,
            **quiet,
        )
        for language in TRANSLATED:
            catalogue = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
            catalogue.write_text(MOMENT.sub("", catalogue.read_text(encoding="utf-8")), encoding="utf-8")
        call_command("compilemessages", ignore_patterns=list(NOT_OURS), **quiet)
