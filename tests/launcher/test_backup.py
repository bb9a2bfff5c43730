"""A backup is taken while the portal writes, and a restore brings back exactly what was there."""

import os
import shutil
import sqlite3
import subprocess
import tarfile
from contextlib import closing
from unittest.mock import Mock

import pytest

from config.launcher import backup, database, home, postgres, restore
from config.launcher.checks import check_restored
from config.launcher.trouble import Trouble


class Sqlite:
    """A database of one table, in the data folder."""

    def __init__(self, folder):
        self.settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db.sqlite3"}
        self.run("CREATE TABLE kirje (pealkiri text)")

    def run(self, statement):
        with closing(sqlite3.connect(self.settings["NAME"])) as connection, connection:
            return [row[0] for row in connection.execute(statement)]


class Postgres:
    """The same in a cluster of its own."""

    def __init__(self, folder):
        self.settings = {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "postgres",
            "USER": "postgres",
            "HOST": folder,
        }
        self.run("CREATE TABLE kirje (pealkiri text)")

    def run(self, statement):
        command = ["psql", "-XAtq", "-h", self.settings["HOST"], "-U", "postgres", "-c", statement]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()


@pytest.fixture(params=["sqlite", "postgres"])
def portal(request, tmp_path, monkeypatch):
    """A data folder with one record and one file of each sort."""
    monkeypatch.setattr(home, "data_dir", lambda: tmp_path)
    for name in ("media/pilt.webp", "files/2026/juhend.pdf", "secret_key"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} enne")
    if request.param == "sqlite":
        base = Sqlite(tmp_path)
        monkeypatch.setattr(database, "_settings", lambda: base.settings)
        yield base
    elif programs := postgres.server_programs():
        with postgres.cluster(programs) as folder:
            base = Postgres(folder)
            monkeypatch.setattr(database, "_settings", lambda: base.settings)
            yield base
    else:
        pytest.skip("PostgreSQL is not installed")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("settings.json", '["KV_ENV"]'),
        ("settings.json", '{"KV_SITE_URL": {"a": 1}}'),
        ("settings.json", '{"KV_SITE_URL": "\\u001b[2Jkustutatud"}'),
        ("settings.json", "[" * 100_000),
        ("about.json", '["format"]'),
        ("about.json", '{"format": 2, "database": "db.sqlite3", "left_out": 5}'),
        ("about.json", '{"format": 2, "database": "db.sqlite3", "left_out": [{}]}'),
        ("about.json", '{"format": 2, "database": "db.sqlite3", "key": 5}'),
        ("secret_key", "võti"),
    ],
)
@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
def test_forged_content_is_refused_before_anything_changes(portal, tmp_path, name, content):
    backup.save(tmp_path / "koopia.tar.gz")
    with tarfile.open(tmp_path / "koopia.tar.gz") as archive:
        archive.extractall(tmp_path / "lahti")  # noqa: S202 (our own, just made)
    (tmp_path / "lahti" / name).write_text(content)
    with tarfile.open(tmp_path / "voltsitud.tar.gz", "w:gz") as archive:
        for part in sorted((tmp_path / "lahti").iterdir()):
            archive.add(part, part.name)
    portal.run("INSERT INTO kirje VALUES ('hilisem')")

    with pytest.raises(Trouble, match="ei saa varukoopiana lugeda"):
        restore.load(tmp_path / "voltsitud.tar.gz")

    assert portal.run("SELECT pealkiri FROM kirje") == ["hilisem"]
    assert (tmp_path / "secret_key").read_text() == "secret_key enne"


def test_restore_brings_back_rows_and_files_and_keeps_the_later_ones_aside(portal, tmp_path):
    portal.run("INSERT INTO kirje VALUES ('Külapäev õues')")
    backup.save(tmp_path / "koopia.tar.gz")
    portal.run("INSERT INTO kirje VALUES ('hilisem')")
    portal.run("CREATE TABLE hilisem (pealkiri text)")
    (tmp_path / "files/2026/juhend.pdf").write_text("hilisem")
    (tmp_path / "files/2026/uus.pdf").write_text("hilisem")

    kept = restore.load(tmp_path / "koopia.tar.gz").kept

    portal.run("CREATE TABLE hilisem (pealkiri text)")  # as its migration will
    assert portal.run("SELECT pealkiri FROM kirje") == ["Külapäev õues"]
    assert {path.name: path.read_text() for path in (tmp_path / "files/2026").iterdir()} == {
        "juhend.pdf": "files/2026/juhend.pdf enne"
    }
    assert (tmp_path / "media/pilt.webp").read_text() == "media/pilt.webp enne"
    assert (tmp_path / "secret_key").read_text() == "secret_key enne"
    assert (kept / "files/2026/uus.pdf").read_text() == "hilisem"
    assert not (tmp_path / "restore.part").exists()


def test_backup_is_for_its_owner_only_and_leaves_nothing_else(portal, tmp_path):
    target = tmp_path / "koopiad" / "koopia.tar.gz"

    backup.save(target)

    assert target.stat().st_mode & 0o077 == 0
    assert [path.name for path in target.parent.iterdir()] == ["koopia.tar.gz"]


def test_what_a_restore_put_aside_can_be_put_back(portal, tmp_path):
    backup.save(tmp_path / "koopia.tar.gz")
    portal.run("INSERT INTO kirje VALUES ('hilisem')")
    kept = restore.load(tmp_path / "koopia.tar.gz").kept
    assert portal.run("SELECT pealkiri FROM kirje") == []

    database.put_back(kept / database.file_name(), old_into=tmp_path / "media")

    assert portal.run("SELECT pealkiri FROM kirje") == ["hilisem"]


@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
def test_broken_backup_changes_nothing(portal, tmp_path):
    backup.save(tmp_path / "koopia.tar.gz")
    whole = (tmp_path / "koopia.tar.gz").read_bytes()
    (tmp_path / "koopia.tar.gz").write_bytes(whole[: len(whole) // 2])
    portal.run("INSERT INTO kirje VALUES ('alles')")

    with pytest.raises(Trouble, match=r"koopia\.tar\.gz ei saa varukoopiana lugeda"):
        restore.load(tmp_path / "koopia.tar.gz")

    assert portal.run("SELECT pealkiri FROM kirje") == ["alles"]
    assert (tmp_path / "secret_key").read_text() == "secret_key enne"


@pytest.mark.parametrize("garbage", [b"", b"\x00" * 5000, b"kaev" * 2000, b"\x1f\x8b\x08\x00" + b"\xff" * 5000])
def test_garbage_is_no_backup_in_one_sentence(tmp_path, garbage):
    (tmp_path / "koopia.tar.gz").write_bytes(garbage)

    with pytest.raises(Trouble) as trouble:
        restore._unpack(tmp_path / "koopia.tar.gz", tmp_path)

    assert str(trouble.value).startswith(f"Faili {tmp_path}/koopia.tar.gz ei saa varukoopiana lugeda (")
    assert "\n" not in str(trouble.value)


def test_place_where_no_backup_can_be_written_is_named(tmp_path):
    (tmp_path / "fail").write_text("")

    with pytest.raises(Trouble, match="Varukoopiat ei saanud kirjutada"):
        backup.save(tmp_path / "fail" / "koopia.tar.gz")


@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", ["../mujale", "files/../../mujale", "/etc/mujale", "bin/mujale", "."])
def test_archive_that_reaches_elsewhere_is_refused(portal, tmp_path, name):
    with tarfile.open(tmp_path / "koopia.tar.gz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo(name))

    with pytest.raises(Trouble, match="tundmatu osa"):
        restore.load(tmp_path / "koopia.tar.gz")


@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
def test_backup_of_another_kind_of_database_is_refused(portal, tmp_path, monkeypatch):
    backup.save(tmp_path / "koopia.tar.gz")
    monkeypatch.setattr(database, "_settings", lambda: {"ENGINE": "django.db.backends.postgresql"})

    with pytest.raises(Trouble, match="Varukoopia on teist liiki andmebaasist"):
        restore.load(tmp_path / "koopia.tar.gz")


def test_restore_asks_before_it_replaces(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)

    with pytest.raises(Trouble, match="Taastamine asendab praegused andmed; kinnitage võtmega --yes"):
        restore._ask_first(agreed=False)


@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
def test_what_is_no_file_is_not_replaced(portal, tmp_path):
    place = tmp_path / "toru"
    os.mkfifo(place)

    with pytest.raises(Trouble, match="toru ei ole fail; andke faili nimi"):
        backup.save(place)

    assert place.is_fifo()


@pytest.mark.parametrize("portal", ["sqlite"], indirect=True)
def test_restore_that_was_cut_short_stops_the_start_until_it_is_done_again(portal, tmp_path, monkeypatch):
    target = tmp_path / "koopia.tar.gz"
    backup.save(target)
    with monkeypatch.context() as cut:
        cut.setattr(restore, "_exchange", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            restore.load(target)

    with pytest.raises(Trouble, match=r"Taastamine jäi pooleli.*before-restore-"):
        check_restored(tmp_path)

    shutil.rmtree(next(tmp_path.glob("before-restore-*")))
    restore.load(target)
    check_restored(tmp_path)
    assert (tmp_path / "media" / "pilt.webp").read_text() == "media/pilt.webp enne"
