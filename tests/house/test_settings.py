"""Every setting of the environment stands in the README, and a wrong value stops the start."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import env

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r'env\.(?:text|flag|number|words|site|tiles|database)\(\s*"([A-Z_]+)"')


@pytest.mark.parametrize("value", ["kaks", "-1", "2.5", "٣"])
def test_what_is_no_number_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("KV_MAX_FILE_MB", value)

    with pytest.raises(
        ImproperlyConfigured, match=f"KV_MAX_FILE_MB peab olema täisarv alates nullist, aga on „{value}“"
    ):
        env.number("KV_MAX_FILE_MB", 20)


@pytest.mark.parametrize("value", ["veeb.ee", "ftp://veeb.ee", "https://[", "https://veeb.ee/kaust", "https://a b"])
def test_what_is_no_address_of_a_site_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("KV_SITE_URL", value)

    with pytest.raises(ImproperlyConfigured, match="KV_SITE_URL peab olema nagu"):
        env.site("KV_SITE_URL", "")


@pytest.mark.parametrize("value", ["https://veeb.ee/", "http://127.0.0.1:8000", "http://[::1]:8000", "https://õpe.ee"])
def test_address_of_a_site_has_no_closing_slash(monkeypatch, value):
    monkeypatch.setenv("KV_SITE_URL", value)

    assert env.site("KV_SITE_URL", "") == value.rstrip("/")


@pytest.mark.parametrize("value", ["salasõna", "redis://a:salasõna@b/c", "postgres://a:salasõna@b:port/c"])
def test_address_of_no_database_stops_the_start_and_is_not_repeated(monkeypatch, value):
    monkeypatch.setenv("DATABASE_URL", value)

    with pytest.raises(ImproperlyConfigured) as wrong:
        env.database("DATABASE_URL", "")

    assert str(wrong.value) == "DATABASE_URL peab olema nagu postgres://kasutaja:parool@127.0.0.1/nimi"


def test_every_environment_variable_is_told_in_the_readme():
    used = {name for path in (ROOT / "config/settings").glob("*.py") for name in NAME.findall(path.read_text())}
    told = set(re.findall(r"`([A-Z_]+)`", (ROOT / "README.md").read_text()))

    assert used
    assert used - told == set()
