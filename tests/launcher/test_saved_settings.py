"""Which settings a backup carries, and that no secret is among them."""

import json
import os
import re
import tarfile
from pathlib import Path

import pytest

from config.launcher import backup, database, home, restore, saved_settings
from config.launcher.trouble import Trouble

ROOT = Path(__file__).parents[2]
NAME = re.compile(r'env\.(?:text|flag|number|words|site|tiles|database)\(\s*"([A-Z_]+)"')
SECRET = "tamm-ja-saba-37"


@pytest.fixture
def bare(monkeypatch):
    """An environment that sets nothing of ours."""
    for name in [name for name in os.environ if name.startswith(("KV_", "DATABASE_URL"))]:
        monkeypatch.delenv(name)
    return monkeypatch


@pytest.fixture
def portal(tmp_path, bare):
    """A data folder with an empty database, a file and a key."""
    bare.setattr(home, "data_dir", lambda: tmp_path)
    bare.setattr(
        database, "_settings", lambda: {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "db.sqlite3"}
    )
    (tmp_path / "db.sqlite3").touch()
    (tmp_path / "secret_key").write_text(SECRET)
    return tmp_path


def member(archive, name):
    with tarfile.open(archive) as opened:
        return opened.extractfile(name).read().decode()


def test_every_setting_is_either_carried_or_secret():
    read = {name for path in (ROOT / "config").rglob("*.py") for name in NAME.findall(path.read_text())}

    assert read - {*saved_settings.KEPT, *saved_settings.SECRET, saved_settings.DATABASE} == set()


def test_no_secret_gets_into_a_backup(portal, bare):
    (portal / "parool").write_text(SECRET)
    for name in ("KV_SECRET_KEY", "KV_MAIL_PASSWORD", "KV_ADMIN_PASSWORD", "KV_UNHEARD_OF"):
        bare.setenv(name, SECRET)
        bare.setenv(f"{name}_FILE", str(portal / "parool"))
    for name in saved_settings.KEPT:
        bare.setenv(f"{name}_FILE", str(portal / "parool"))
    bare.setenv("DATABASE_URL", f"postgres://veeb:{SECRET}@127.0.0.1/veeb?password={SECRET}")

    backup.save(portal / "koopia.tar.gz")

    with tarfile.open(portal / "koopia.tar.gz") as archive:
        contents = [archive.extractfile(part).read() for part in archive if part.isfile()]
        assert "secret_key" not in archive.getnames()
    assert contents
    assert [content for content in contents if SECRET.encode() in content] == []


def test_backup_carries_what_the_environment_sets(portal, bare):
    bare.setenv("KV_MAIL_HOST", "post.example")
    bare.setenv("KV_MAIL_PASSWORD", SECRET)
    bare.setenv("KV_CONTACT_EMAIL_FILE", "/etc/veeb/kontakt")
    bare.setenv("DATABASE_URL", f"postgres://veeb:{SECRET}@127.0.0.1:5432/veeb")

    backup.save(portal / "koopia.tar.gz")

    assert json.loads(member(portal / "koopia.tar.gz", "settings.json")) == {
        "KV_MAIL_HOST": "post.example",
        "KV_CONTACT_EMAIL_FILE": "/etc/veeb/kontakt",
        "DATABASE_URL": "postgres://veeb@127.0.0.1:5432/veeb",
    }
    assert json.loads(member(portal / "koopia.tar.gz", "about.json"))["left_out"] == [
        "KV_MAIL_PASSWORD",
        "DATABASE_URL",
    ]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("postgres://a:b:c@d/e", "postgres://a@d/e"),
        ("postgres://a:b%40c@d/e", "postgres://a@d/e"),
        ("postgres://a:b@c@d/e", "postgres://a@d/e"),
        ("postgres://%2Frun%2Fpg/e", "postgres://%2Frun%2Fpg/e"),
        ("sqlite:////var/veeb.sqlite3", "sqlite:////var/veeb.sqlite3"),
        ("postgres://a:b?c@d/e", "postgres://a@d/e"),
        ("postgres://a:b@d/e?password=c@d", "postgres://a@d"),
        ("salasõna", None),
    ],
)
def test_address_of_the_database_goes_without_its_password(bare, given, told):
    bare.setenv("DATABASE_URL", given)

    assert saved_settings.present().get("DATABASE_URL") == told


def test_key_goes_along_only_when_asked_for(portal):
    backup.save(portal / "koopia.tar.gz", with_key=True)

    assert member(portal / "koopia.tar.gz", "secret_key") == SECRET


def test_restore_keeps_the_key_that_is_here_and_says_when_it_is_another(portal, settings):
    backup.save(portal / "koopia.tar.gz")
    (portal / "secret_key").write_text("hoopis-teine")
    settings.SECRET_KEY = "hoopis-teine"

    restored = restore.load(portal / "koopia.tar.gz")

    assert (portal / "secret_key").read_text() == "hoopis-teine"
    assert list(restore._advice(restored)) == [restore.KEY_IS_ANOTHER]


def test_restore_with_the_same_key_and_settings_asks_for_nothing(portal):
    backup.save(portal / "koopia.tar.gz")

    assert list(restore._advice(restore.load(portal / "koopia.tar.gz"))) == []


def test_restore_puts_back_a_key_that_the_backup_has(portal):
    backup.save(portal / "koopia.tar.gz", with_key=True)
    (portal / "secret_key").write_text("hoopis-teine")

    restored = restore.load(portal / "koopia.tar.gz")

    assert (portal / "secret_key").read_text() == SECRET
    assert (restored.kept / "secret_key").read_text() == "hoopis-teine"
    assert list(restore._advice(restored)) == ["Salajane võti on varukoopiast."]


def test_restore_tells_which_settings_are_not_as_they_were_and_what_no_backup_holds(portal, bare):
    bare.setenv("KV_MAIL_HOST", "post.example")
    bare.setenv("KV_MAIL_PORT", "587")
    bare.setenv("KV_MAIL_PASSWORD", SECRET)
    backup.save(portal / "koopia.tar.gz")
    bare.delenv("KV_MAIL_HOST")
    bare.setenv("KV_WORKERS", "2")

    assert list(restore._advice(restore.load(portal / "koopia.tar.gz"))) == [
        "Seaded, mis ei ole nii nagu varukoopia tegemise ajal:",
        "  KV_MAIL_HOST: varukoopias post.example, siin määramata",
        "  KV_WORKERS: varukoopias määramata, siin 2",
        "Paroole varukoopias ei ole; andke ise: KV_MAIL_PASSWORD.",
    ]


def test_backup_of_the_first_format_is_restored_with_its_key(portal):
    (portal / "about.json").write_text(json.dumps({"format": 1, "made_at": "2026-11-01", "database": "db.sqlite3"}))
    with tarfile.open(portal / "vana.tar.gz", "w:gz") as archive:
        for name in ("about.json", "db.sqlite3", "secret_key"):
            archive.add(portal / name, name)
    (portal / "secret_key").write_text("hoopis-teine")

    restored = restore.load(portal / "vana.tar.gz")

    assert (portal / "secret_key").read_text() == SECRET
    assert list(restore._advice(restored)) == ["Salajane võti on varukoopiast."]


def test_backup_of_a_later_format_is_refused(portal):
    (portal / "about.json").write_text(json.dumps({"format": 3, "database": "db.sqlite3"}))
    with tarfile.open(portal / "uus.tar.gz", "w:gz") as archive:
        archive.add(portal / "about.json", "about.json")

    with pytest.raises(Trouble, match="on teise versiooni oma"):
        restore.load(portal / "uus.tar.gz")


@pytest.mark.parametrize(("content", "words"), [(None, "ei ole andmebaasi"), (b"kaev" * 4000, "ei ole terve")])
def test_backup_without_a_whole_database_changes_nothing(portal, content, words):
    (portal / "about.json").write_text(json.dumps({"format": 2, "database": "db.sqlite3"}))
    with tarfile.open(portal / "katki.tar.gz", "w:gz") as archive:
        archive.add(portal / "about.json", "about.json")
        if content:
            (portal / "prügi").write_bytes(content)
            archive.add(portal / "prügi", "db.sqlite3")

    with pytest.raises(Trouble, match=words):
        restore.load(portal / "katki.tar.gz")

    assert (portal / "db.sqlite3").read_bytes() == b""
    assert list(portal.glob("before-restore-*")) == []


def test_full_disk_is_told_in_one_sentence_and_leaves_nothing(portal, bare):
    def full(*_arguments, **_more):
        raise OSError(28, "No space left on device")

    bare.setattr(tarfile.TarFile, "add", full)

    with pytest.raises(Trouble, match=r"Varukoopiat ei saanud kirjutada: No space left on device \(.*koopia.tar.gz\)"):
        backup.save(portal / "koopiad/koopia.tar.gz")

    assert list((portal / "koopiad").iterdir()) == []
    assert list(portal.glob("backup.*")) == []
