"""The database as one file: how it is saved and put back, on SQLite and on PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from .trouble import Trouble

SQLITE_FILE = "db.sqlite3"
POSTGRES_FILE = "db.dump"


def file_name() -> str:
    """What the saved database is called, by the kind of database in use."""
    return SQLITE_FILE if _is_sqlite() else POSTGRES_FILE


def save(target: Path) -> None:
    """Write a whole, consistent copy to `target` while the portal may go on writing."""
    if _is_sqlite():
        with closing(sqlite3.connect(_sqlite_path())) as source:
            source.execute("VACUUM INTO ?", (str(target),))
    else:
        _postgres("pg_dump", "--format=custom", f"--file={target}")


def check(saved: Path) -> None:
    """Raises Trouble when the saved copy is not whole, or not there."""
    if not saved.exists():
        raise Trouble("Varukoopias ei ole andmebaasi.")
    if _is_sqlite():
        answer = _integrity(saved)
        if answer != "ok":
            raise Trouble(f"Varukoopia andmebaas ei ole terve ({answer}).")
    else:
        _postgres("pg_restore", "--list", str(saved))


def _integrity(saved: Path) -> str:
    try:
        with closing(sqlite3.connect(saved)) as copy:
            return str(copy.execute("PRAGMA integrity_check").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return str(error)


def put_back(saved: Path, *, old_into: Path) -> None:
    """Replace the database with the saved copy, wholly or not at all; the present one goes to `old_into`."""
    if _is_sqlite():
        _put_back_files(saved, old_into)
    else:
        save(old_into / POSTGRES_FILE)
        _put_back_rows(saved)


def _put_back_files(saved: Path, old_into: Path) -> None:
    current = _sqlite_path()
    for path in (current, *(current.with_name(current.name + end) for end in ("-wal", "-shm"))):
        if path.exists():
            shutil.move(path, old_into / path.name)
    shutil.move(saved, current)


def _put_back_rows(saved: Path) -> None:
    """From an empty schema: a table that a later version brought would stand in the way of its migration."""
    script = saved.with_suffix(".sql")
    _postgres("pg_restore", "--no-owner", f"--file={script}", str(saved))
    empty = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
    _postgres("psql", "-Xq", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--command={empty}", f"--file={script}")


def _settings() -> dict[str, Any]:
    from django.conf import settings  # slow import

    return dict(settings.DATABASES["default"])


def _is_sqlite() -> bool:
    return "sqlite3" in str(_settings()["ENGINE"])


def _sqlite_path() -> Path:
    return Path(_name())


def _name() -> str:
    return str(_settings()["NAME"])


def _postgres(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs; the password goes by environment, not by a list that others can read."""
    settings = _settings()
    known = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    access = {variable: str(settings[key]) for variable, key in known.items() if settings.get(key)}
    try:
        done = subprocess.run(
            [program, *arguments], env={**os.environ, **access}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise Trouble(f"Programm {program} puudub; Debianis aitab: apt-get install postgresql-client.") from error
    if done.returncode:
        raise Trouble(f"{program} ei õnnestunud: {done.stderr.strip().splitlines()[-1:] or ['põhjust ei öeldud']}")
