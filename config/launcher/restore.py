"""`./kv restore FILE`: puts a backup in the place of what is there; what was there is kept aside."""

import argparse
import json
import shutil
import sys
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from . import backup, checks, database, home
from .lock import only_one
from .trouble import Trouble


def run(arguments: Sequence[str]) -> None:
    """Restore after asking. Raises Trouble while the portal runs, or when the file is not a whole backup of ours."""
    parser = argparse.ArgumentParser(prog="./kv restore", description="Taastab varukoopia.")
    parser.add_argument("file", type=Path, help="varukoopia, mille tegi ./kv backup")
    parser.add_argument("--yes", action="store_true", help="ära küsi kinnitust")
    options = parser.parse_args(arguments)
    folder = home.data_dir()
    checks.check_data_dir(folder)
    home.start_django()
    with only_one(folder):
        _ask_first(agreed=options.yes)
        kept = load(options.file)
    print(f"Varukoopia on taastatud. Senised andmed on kaustas {kept}; kui neid enam vaja ei ole, kustutage see.")


def load(source: Path) -> Path:
    """Restore from `source` and give the folder where the former state lies. Nothing changes before all is unpacked."""
    folder = home.data_dir()
    unpacked, kept = folder / "restore.part", folder / f"before-restore-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir()
    try:
        _unpack(source, unpacked)
        saved = unpacked / database.file_name()
        database.check(saved)
        kept.mkdir()
        (folder / "prepared").unlink(missing_ok=True)  # the next start looks at the database anew
        database.put_back(saved, old_into=kept)
        for name in (*backup.FOLDERS, backup.KEY_FILE):
            _exchange(unpacked / name, folder / name, kept / name)
    finally:
        shutil.rmtree(unpacked)
    return kept


def _exchange(new: Path, current: Path, old: Path) -> None:
    if current.exists():
        shutil.move(current, old)
    if new.exists():
        shutil.move(new, current)


def _unpack(source: Path, target: Path) -> None:
    try:
        with tarfile.open(source) as archive:
            archive.extractall(target, members=_ours(archive))  # noqa: S202 (each member is looked at in _ours)
        about = json.loads((target / backup.ABOUT).read_text())
    except (OSError, tarfile.TarError, EOFError, ValueError, zlib.error) as error:
        raise Trouble(f"Faili {source} ei saa varukoopiana lugeda ({_short(error)}).") from error
    if not isinstance(about, dict) or about.get("format") != backup.FORMAT:
        raise Trouble(f"Varukoopia {source} on teise versiooni oma.")
    if about.get("database") != database.file_name():
        raise Trouble("Varukoopia on teist liiki andmebaasist; DATABASE_URL peab olema nagu varukoopia tegemise ajal.")


def _short(error: Exception) -> str:
    """An error of the system in its own words; those of the archive's reader fill a screen."""
    return getattr(error, "strerror", None) or "see ei ole terve varukoopia"


def _ours(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Only plain files and folders in the places that a backup has: a forged archive must not reach elsewhere."""
    known = {backup.ABOUT, database.SQLITE_FILE, database.POSTGRES_FILE, backup.KEY_FILE, *backup.FOLDERS}
    for member in archive:
        parts = PurePosixPath(member.name).parts
        if not parts or ".." in parts or parts[0] not in known or not (member.isfile() or member.isdir()):
            raise Trouble(f"Varukoopias on tundmatu osa „{member.name}“; see ei ole meie tehtud.")
        yield member


def _ask_first(*, agreed: bool) -> None:
    if agreed:
        return
    if not sys.stdin.isatty():
        raise Trouble("Taastamine asendab praegused andmed; kinnitage võtmega --yes.")
    if input("Taastamine asendab praegused andmed. Jätkan? [jah/ei] ").strip().lower() not in {"jah", "j"}:
        raise Trouble("Midagi ei muudetud.")
