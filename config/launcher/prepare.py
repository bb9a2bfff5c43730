"""Makes the database and the first content ready; a stamp tells the next start that nothing has changed since."""

import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path

from . import home

# What a change of which calls for another look: our migrations, the content that we ship, the way search reads it.
WATCHED = [
    "veeb/*/migrations/*.py",
    "veeb/*/data/**/*",
    "veeb/*/starter/**/*",
    "veeb/search/*.py",
    "requirements.txt",
    "pyproject.toml",
]
STEPS_PER_LINE = 40


def prepare() -> None:
    """Migrate, load the starter content and build the index, unless the stamp says that all is as it was.

    Every step may be cut short and run again: the stamp is written after the last one.
    """
    stamp = home.data_dir() / "prepared"
    fingerprint = _fingerprint()
    if _reads(stamp) == fingerprint and _has_tables():
        return
    stamp.unlink(missing_ok=True)
    for sentence, step in _steps():
        print(sentence, flush=True)
        step()
    stamp.write_text(fingerprint)


def _steps() -> list[tuple[str, Callable[[], None]]]:
    steps = [
        ("Loon andmebaasi (esimesel korral kuni minut) …", _migrate),
        ("Laen algse sisu …", lambda: _command("starter")),
        ("Ehitan otsinguregistri …", lambda: _command("reindex")),
    ]
    if home.is_production():
        steps.append(("Pakin kujundusfailid kokku …", lambda: _command("collectstatic", interactive=False)))
    return steps


def _migrate() -> None:
    from django.core.management import call_command  # slow import

    call_command("migrate", interactive=False, verbosity=1, stdout=_Progress())


def _command(name: str, **options: object) -> None:
    from django.core.management import call_command  # slow import

    call_command(name, verbosity=0, **options)


class _Progress(io.StringIO):
    """Shows that migrations move on, without a line for each of some three hundred."""

    done = 0

    def write(self, text: str) -> int:
        if text.rstrip().endswith("OK"):
            self.done += 1
            if self.done % STEPS_PER_LINE == 0:
                print(f"  {self.done} sammu tehtud …", flush=True)
        return len(text)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for text in (os.environ["DJANGO_SETTINGS_MODULE"], os.environ.get("DATABASE_URL", "")):
        digest.update(text.encode())
    for pattern in WATCHED:
        for path in sorted(home.ROOT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(home.ROOT)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _reads(stamp: Path) -> str:
    try:
        return stamp.read_text()
    except FileNotFoundError:
        return ""


def _has_tables() -> bool:
    """Whether the database that the stamp speaks of is still there: someone may have deleted or replaced it."""
    from django.db import connection  # slow import

    return "django_migrations" in connection.introspection.table_names()
