"""`./kv restore FILE`: puts a backup in the place of what is there; what was there is kept aside."""

import argparse
import json
import shutil
import sys
import tarfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from config.settings import env

from . import backup, checks, database, home, saved_settings
from .lock import only_one
from .trouble import Trouble

KEY_IS_ANOTHER = (
    "Salajane võti ei ole see, mis varukoopia tegemise ajal. "
    "Vanad privaatsed lingid ja teise sammu saladused ei kehti; "
    "kui varasem võti on alles, andke see (KV_SECRET_KEY või fail secret_key andmekaustas) ja käivitage portaal uuesti."
)
READABLE = (1, backup.FORMAT)  # the first one held the key always and no settings


@dataclass(frozen=True)
class Restored:
    """What came of a restore: where the former state lies, and what the backup told of itself.

    `settings` is None and `left_out` empty for an old backup, which did not tell; `key` is the mark of its secret key.
    """

    kept: Path
    key: str
    has_key: bool
    settings: Mapping[str, str] | None
    left_out: Sequence[str]


def run(arguments: Sequence[str]) -> None:
    """Restore after asking. Raises Trouble while the portal runs, or when the file is not a whole backup of ours."""
    parser = argparse.ArgumentParser(prog="./kv restore", description="Taastab varukoopia.", epilog=backup.ABOUT_KEY)
    parser.add_argument("file", type=Path, help="varukoopia, mille tegi ./kv backup")
    parser.add_argument("--yes", action="store_true", help="ära küsi kinnitust")
    options = parser.parse_args(arguments)
    folder = home.data_dir()
    checks.check_data_dir(folder)
    home.start_django()
    with only_one(folder):
        _ask_first(agreed=options.yes)
        restored = load(options.file)
    print(
        f"Varukoopia on taastatud. Senised andmed on kaustas {restored.kept}; "
        "kui neid enam vaja ei ole, kustutage see.",
        *_advice(restored),
        sep="\n",
    )


def load(source: Path) -> Restored:
    """Restore from `source`; the key of this place stays when the backup has none.

    Nothing changes before all is unpacked. Raises Trouble when the file is no whole backup for this kind of database.
    """
    folder = home.data_dir()
    unpacked, kept = folder / "restore.part", folder / f"before-restore-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir()
    try:
        about, settings = _unpack(source, unpacked)
        saved = unpacked / database.file_name()
        database.check(saved)
        kept.mkdir()
        (folder / "prepared").unlink(missing_ok=True)  # the next start looks at the database anew
        with _marked(folder / checks.HALF_RESTORED, kept):
            database.put_back(saved, old_into=kept)
            restored = _restored(kept, about, settings, unpacked / backup.KEY_FILE)
            for name in (*backup.FOLDERS, *([backup.KEY_FILE] if restored.has_key else [])):
                _exchange(unpacked / name, folder / name, kept / name)
    finally:
        shutil.rmtree(unpacked)
    return restored


@contextmanager
def _marked(mark: Path, kept: Path) -> Iterator[None]:
    """Until all is in place a mark tells the next start where the rest lies, whatever cuts this short."""
    mark.write_text(str(kept))
    try:
        yield
    except Trouble:  # the database took nothing: all is as it was
        mark.unlink()
        raise
    mark.unlink()


def _restored(kept: Path, about: dict[str, Any], settings: dict[str, str] | None, key_file: Path) -> Restored:
    has_key = key_file.exists()
    key = about.get("key") or (saved_settings.mark_of(key_file.read_text().strip()) if has_key else "")
    return Restored(kept, key, has_key, settings, about.get("left_out") or [])


def _advice(restored: Restored) -> Iterator[str]:
    """What is left to do: the key, the settings that are not as they were, the secrets that no backup holds."""
    if restored.has_key and not env.text("KV_SECRET_KEY"):
        yield "Salajane võti on varukoopiast."
    elif restored.key and restored.key != _mark_here():
        yield KEY_IS_ANOTHER
    if restored.settings is not None and (lines := saved_settings.differences(restored.settings)):
        yield "Seaded, mis ei ole nii nagu varukoopia tegemise ajal:"
        yield from (f"  {line}" for line in lines)
    if restored.left_out:
        yield f"Paroole varukoopias ei ole; andke ise: {', '.join(restored.left_out)}."


def _mark_here() -> str:
    from django.conf import settings  # slow import

    return saved_settings.mark_of(settings.SECRET_KEY)


def _exchange(new: Path, current: Path, old: Path) -> None:
    if current.exists():
        shutil.move(current, old)
    if new.exists():
        shutil.move(new, current)


def _unpack(source: Path, target: Path) -> tuple[dict[str, Any], dict[str, str] | None]:
    """Unpack and give what the backup says of itself, and its settings if it has any."""
    try:
        with tarfile.open(source) as archive:
            archive.extractall(target, members=_ours(archive))  # noqa: S202 (each member is looked at in _ours)
        about = json.loads((target / backup.ABOUT).read_text())
        listed = target / backup.SETTINGS
        settings = json.loads(listed.read_text()) if listed.exists() else None
        _check(about, settings, target / backup.KEY_FILE)
    except (OSError, tarfile.TarError, EOFError, ValueError, RecursionError, zlib.error) as error:
        raise Trouble(f"Faili {source} ei saa varukoopiana lugeda ({_short(error)}).") from error
    if about.get("format") not in READABLE:
        raise Trouble(f"Varukoopia {source} on teise versiooni oma.")
    if about.get("database") != database.file_name():
        raise Trouble("Varukoopia on teist liiki andmebaasist; DATABASE_URL peab olema nagu varukoopia tegemise ajal.")
    return about, settings


def _check(about: Any, settings: Any, key_file: Path) -> None:
    """What is read and shown once all is restored must be as we write it. Raises ValueError on a forged one."""
    told = settings or {}
    is_ours = (
        isinstance(about, dict)
        and isinstance(told, dict)
        and _is_plain([about.get("key") or ""])
        and _is_plain(about.get("left_out") or [])
        and _is_plain([*told, *told.values()])
    )
    if not is_ours:
        raise ValueError
    if key_file.exists():
        key_file.read_text(encoding="ascii")


def _is_plain(words: Any) -> bool:
    """Whether it is a list of words that a terminal shows as they are."""
    return isinstance(words, list) and all(isinstance(word, str) and word.isprintable() for word in words)


def _short(error: Exception) -> str:
    """An error of the system in its own words; those of the archive's reader fill a screen."""
    return getattr(error, "strerror", None) or "see ei ole terve varukoopia"


def _ours(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Only plain files and folders in the places that a backup has: a forged archive must not reach elsewhere."""
    known = {backup.ABOUT, backup.SETTINGS, backup.KEY_FILE, *backup.FOLDERS}
    known |= {database.SQLITE_FILE, database.POSTGRES_FILE}
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
