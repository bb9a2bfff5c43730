"""A backup taken while people write is whole, and what is restored from one is the same to the last byte."""

import os
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from .backup_writer import FIRST, expected_files

ROOT = Path(__file__).parents[2]
ROUNDS_BEFORE, ROUNDS_AFTER = FIRST + 10, 10

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Sqlite:
    """A copy of the tests' database, in the data folder."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "db.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(self.file)) as copy:
            connection.connection.backup(copy)
        self.url = f"sqlite:///{self.file}"

    def rows(self, statement: str) -> list[tuple]:
        with closing(sqlite3.connect(self.file)) as base, base:
            return base.execute(statement).fetchall()

    def tables(self) -> list[str]:
        return [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]

    def drop(self) -> None:
        pass


class Postgres:
    """A copy of the tests' database beside it, on the same server."""

    def __init__(self, _folder: Path) -> None:
        given = settings.DATABASES["default"]
        self.name = f"{given['NAME']}_koopia"
        connection.close()
        self._at_server(
            f'DROP DATABASE IF EXISTS "{self.name}"', f'CREATE DATABASE "{self.name}" TEMPLATE "{given["NAME"]}"'
        )
        place = quote(str(given["HOST"] or ""), safe="") + (f":{given['PORT']}" if given["PORT"] else "")
        word = f":{quote(given['PASSWORD'], safe='')}" if given["PASSWORD"] else ""
        self.url = f"postgres://{given['USER']}{word}@{place}/{self.name}"

    def _at_server(self, *statements: str) -> None:
        with self._connect("postgres") as base:
            base.autocommit = True
            for statement in statements:
                base.execute(statement)

    def _connect(self, name: str):
        import psycopg  # optional dependency

        given = settings.DATABASES["default"]
        access = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "password": given["PASSWORD"]}
        return psycopg.connect(dbname=name, **{key: value for key, value in access.items() if value})

    def rows(self, statement: str) -> list[tuple]:
        with self._connect(self.name) as base:
            done = base.execute(statement)
            return done.fetchall() if done.description else []

    def tables(self) -> list[str]:
        listed = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
        return [name for (name,) in self.rows(listed)]

    def drop(self) -> None:
        self._at_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


class Portal:
    """A data folder and a database that other processes work on, as `./kv` would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = Sqlite(folder) if connection.vendor == "sqlite" else Postgres(folder)
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("KV_", "DJANGO_", "DATABASE_"))
        }
        self.env = {
            **clean,
            "KV_DATA_DIR": str(folder),
            "DATABASE_URL": self.base.url,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }

    def kv(self, *words: str) -> None:
        command = [sys.executable, "-m", "config.launcher", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    @contextmanager
    def somebody_writes(self) -> Iterator[Iterator[int]]:
        """Another process writes; gives the numbers of the rounds as they are done."""
        command = [sys.executable, "-W", "ignore", "-m", "tests.launcher.backup_writer"]
        with subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True) as writer:
            try:
                yield map(int, writer.stdout)
            finally:
                writer.kill()

    def digests(self) -> dict[str, tuple[int, str]]:
        """Of each table how many rows it has and what stands in them, in any order."""
        found = {}
        for table in self.base.tables():
            rows = sorted(map(repr, self.base.rows(f'SELECT * FROM "{table}"')))  # noqa: S608 (names of our tables)
            found[table] = (len(rows), sha256("\n".join(rows).encode()).hexdigest())
        return found

    def files(self) -> dict[str, str]:
        """Of each file of the storages its content, as a digest."""
        paths = [path for name in ("files", "media") for path in (self.folder / name).rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture
def portal(tmp_path):
    made = Portal(tmp_path)
    yield made
    made.base.drop()


def test_backup_is_whole_while_people_write_and_a_restore_gives_the_same(portal, tmp_path):
    with portal.somebody_writes() as rounds:
        first = next(number for number in rounds if number >= ROUNDS_BEFORE)
        portal.kv("backup", str(tmp_path / "sees.tar.gz"))
        last = next(number for number in rounds if number >= first + ROUNDS_AFTER)
        after = [next(rounds) for _ in range(ROUNDS_AFTER)][-1]  # those that the pipe still held, and newer ones
    assert last < after

    portal.kv("restore", str(tmp_path / "sees.tar.gz"), "--yes")
    taken_at = check_is_whole(portal)
    assert taken_at >= ROUNDS_BEFORE

    before = portal.digests(), portal.files()
    portal.kv("backup", str(tmp_path / "vaikne.tar.gz"))
    portal.base.rows("DELETE FROM contribute_upload")
    for path in (tmp_path / "files").rglob("*.txt"):
        path.unlink()
    assert (portal.digests(), portal.files()) != before
    portal.kv("restore", str(tmp_path / "vaikne.tar.gz"), "--yes")
    assert (portal.digests(), portal.files()) == before


def check_is_whole(portal) -> int:
    """Each round is there wholly or not at all, none is missing in between, every file that is named is there."""
    people = portal.base.rows("SELECT username FROM accounts_user WHERE username LIKE 'kirjutaja%'")
    numbers = {int(name.removeprefix("kirjutaja").partition("@")[0]) for (name,) in people}
    named = portal.base.rows("SELECT key, path, sha256 FROM contribute_upload")

    assert numbers == set(range(1, max(numbers) + 1))
    assert {key for key, _path, _digest in named} == expected_files(max(numbers))
    there = portal.files()
    assert {f"files/{path}": digest for _key, path, digest in named}.items() <= there.items()
    return max(numbers)


def test_archive_holds_no_file_twice_and_no_key(portal, tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files/juhend.pdf").write_text("juhend")
    portal.kv("backup", str(tmp_path / "koopia.tar.gz"))

    with tarfile.open(tmp_path / "koopia.tar.gz") as archive:
        names = sorted(archive.getnames())

    database = "db.sqlite3" if connection.vendor == "sqlite" else "db.dump"
    assert names == sorted(["about.json", "settings.json", database, "files", "files/juhend.pdf"])
