"""`./kv backup`: the database, the files and the secret key in one file, taken while the portal runs."""

import argparse
import json
import os
import tarfile
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from . import database, home
from .trouble import Trouble

FORMAT = 1
FOLDERS = ("media", "files")
KEY_FILE = "secret_key"
ABOUT = "about.json"


def run(arguments: Sequence[str]) -> None:
    """Write a backup and say where it is."""
    parser = argparse.ArgumentParser(prog="./kv backup", description="Salvestab andmebaasi ja failid ühte faili.")
    parser.add_argument("file", nargs="?", type=Path, help="kuhu (vaikimisi andmekausta alamkausta backups)")
    target = parser.parse_args(arguments).file or _default_target()
    home.start_django()
    save(target)
    megabytes = target.stat().st_size // 1024**2 + 1
    print(f"Varukoopia on failis {target} ({megabytes} MB). Hoidke seda nagu parooli: selles on kõik.")


def save(target: Path) -> None:
    """Save everything into `target`: the whole file or none. An old one of that name is kept till then."""
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _save_part(part)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Trouble(f"Varukoopiat ei saanud kirjutada: {error.strerror} ({target}).") from error


def _save_part(part: Path) -> None:
    with tempfile.TemporaryDirectory(dir=part.parent) as folder:
        # The database first: a file that comes later does no harm, one that it names must not be missing.
        saved = Path(folder) / database.file_name()
        database.save(saved)
        _pack(part, saved)


def _pack(part: Path, saved_database: Path) -> None:
    about = saved_database.with_name(ABOUT)
    made_at = datetime.now(tz=UTC).isoformat(timespec="seconds")
    about.write_text(json.dumps({"format": FORMAT, "made_at": made_at, "database": saved_database.name}))
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            archive.add(about, ABOUT)
            archive.add(saved_database, saved_database.name)
            for name in (*FOLDERS, KEY_FILE):
                if (path := home.data_dir() / name).exists():
                    archive.add(path, name)
        file.flush()
        os.fsync(file.fileno())


def _default_target() -> Path:
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return home.data_dir() / "backups" / f"kogukonnaveeb-{moment}.tar.gz"
