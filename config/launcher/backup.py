"""`./kv backup`: the database, the files and the settings in one file, taken while the portal runs."""

import argparse
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from . import database, home, saved_settings
from .trouble import Trouble

FORMAT = 2
FOLDERS = ("media", "files")
KEY_FILE = "secret_key"
ABOUT = "about.json"
SETTINGS = "settings.json"
WHAT_IT_DOES = "Salvestab andmebaasi, failid ja seaded (ilma paroolideta) ühte faili."
ABOUT_KEY = (
    "Salajast võtit varukoopiasse ei panda: hoidke seda eraldi, nagu parooli. "
    "Ilma selle võtmeta ei kehti taastatud portaalis enam privaatsed lingid ega teise sammu saladused."
)


def run(arguments: Sequence[str]) -> None:
    """Write a backup and say where it is."""
    parser = argparse.ArgumentParser(prog="./kv backup", description=WHAT_IT_DOES, epilog=ABOUT_KEY)
    parser.add_argument("file", nargs="?", type=Path, help="kuhu (vaikimisi andmekausta alamkausta backups)")
    parser.add_argument("--with-key", action="store_true", help="pane kaasa ka salajane võti")
    options = parser.parse_args(arguments)
    target = options.file or _default_target()
    home.start_django()
    if options.with_key and not (home.data_dir() / KEY_FILE).exists():
        raise Trouble("Salajane võti tuleb keskkonnast (KV_SECRET_KEY), seda kaasa panna ei saa; hoidke seda eraldi.")
    save(target, with_key=options.with_key)
    print(f"Varukoopia on failis {target} ({target.stat().st_size // 1024**2 + 1} MB). Hoidke seda nagu parooli.")
    print("Salajane võti on kaasas." if options.with_key else ABOUT_KEY)


def save(target: Path, *, with_key: bool = False) -> None:
    """Save everything into `target`: the whole file or none. An old one of that name is kept till then."""
    if target.exists() and not target.is_file():  # a device, too, would be taken away by the last step
        raise Trouble(f"{target} ei ole fail; andke faili nimi, näiteks {_default_target().name}.")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _save_part(part, with_key=with_key)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Trouble(f"Varukoopiat ei saanud kirjutada: {error.strerror} ({target}).") from error


def _save_part(part: Path, *, with_key: bool) -> None:
    data = home.data_dir()
    with (
        tempfile.TemporaryDirectory(dir=part.parent) as for_database,
        tempfile.TemporaryDirectory(dir=data, prefix="backup.") as held,
    ):
        # A file that the saved database names was there before or came meanwhile; held so, none can go any more.
        _hold_files(data, Path(held))
        saved = Path(for_database) / database.file_name()
        database.save(saved)
        _hold_files(data, Path(held))
        _pack(part, saved, Path(held), data / KEY_FILE if with_key else None)


def _hold_files(data: Path, held: Path) -> None:
    """Link what is not held yet; what is deleted in the meantime stays held."""
    for name in FOLDERS:
        for path in [data / name, *(data / name).rglob("*")]:
            copy = held / path.relative_to(data)
            if path.is_dir():
                copy.mkdir(path.stat().st_mode & 0o777, exist_ok=True)
            elif not copy.exists():
                with suppress(FileNotFoundError):  # deleted at this very moment
                    _link(path, copy)


def _link(path: Path, copy: Path) -> None:
    try:
        os.link(path, copy)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(path, copy)


def _pack(part: Path, saved_database: Path, held: Path, key: Path | None) -> None:
    about = saved_database.with_name(ABOUT)
    about.write_text(json.dumps(_about(saved_database.name)))
    settings = saved_database.with_name(SETTINGS)
    settings.write_text(json.dumps(saved_settings.present(), ensure_ascii=False, indent=1))
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            for path in (about, settings, saved_database, *filter(None, [key])):
                archive.add(path, path.name)
            for folder in sorted(held.iterdir()):
                archive.add(folder, folder.name)
        file.flush()
        os.fsync(file.fileno())


def _about(database_name: str) -> dict[str, object]:
    from django.conf import settings  # slow import

    return {
        "format": FORMAT,
        "made_at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
        "database": database_name,
        "key": saved_settings.mark_of(settings.SECRET_KEY),
        "left_out": saved_settings.left_out(),
    }


def _default_target() -> Path:
    moment = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return home.data_dir() / "backups" / f"kogukonnaveeb-{moment}.tar.gz"
