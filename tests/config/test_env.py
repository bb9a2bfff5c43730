"""The environment: a wrong value stops the start with a sentence, an empty one is as none."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import env


@pytest.fixture(autouse=True)
def _clean(monkeypatch):
    for name in ("KV_PROBE", "KV_PROBE_FILE"):
        monkeypatch.delenv(name, raising=False)


def test_text_that_is_empty_or_absent_is_the_default(monkeypatch):
    absent = env.text("KV_PROBE", "var")
    monkeypatch.setenv("KV_PROBE", "")

    assert (absent, env.text("KV_PROBE", "var")) == ("var", "var")


def test_text_may_lie_in_a_file(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("saladus\n")
    monkeypatch.setenv("KV_PROBE_FILE", str(tmp_path / "key"))

    assert env.text("KV_PROBE") == "saladus"


def test_a_file_that_cannot_be_read_stops_the_start(monkeypatch, tmp_path):
    monkeypatch.setenv("KV_PROBE_FILE", str(tmp_path / "puudub"))

    with pytest.raises(ImproperlyConfigured, match="KV_PROBE_FILE nimetab faili"):
        env.text("KV_PROBE")


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("jah", True), ("0", False), ("", False)])
def test_flag_reads_yes_and_no(monkeypatch, value, expected):
    monkeypatch.setenv("KV_PROBE", value)

    assert env.flag("KV_PROBE") is expected


@pytest.mark.parametrize("read", [env.flag, lambda name: env.number(name, 3)])
def test_anything_else_stops_the_start(monkeypatch, read):
    monkeypatch.setenv("KV_PROBE", "võib-olla")

    with pytest.raises(ImproperlyConfigured, match="KV_PROBE peab olema"):
        read("KV_PROBE")


def test_an_empty_number_is_the_default(monkeypatch):
    monkeypatch.setenv("KV_PROBE", "")

    assert env.number("KV_PROBE", 3) == 3


def test_words_are_parted_by_commas_and_spaces(monkeypatch):
    monkeypatch.setenv("KV_PROBE", "a.ee, b.ee  c.ee")

    assert env.words("KV_PROBE") == ["a.ee", "b.ee", "c.ee"]
