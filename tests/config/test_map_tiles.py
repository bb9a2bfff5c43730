"""The source of map tiles: one host, named wholly, and the only one that pages may fetch pictures from."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import env


@pytest.mark.parametrize(
    "value",
    [
        "https://kaart.example/{z}/{x}/{y}.png",
        "https://kaart.example:8443/a/{z}/{y}/{x}@2x.png?v=1",
    ],
)
def test_tiles_of_one_host_are_taken(monkeypatch, value):
    monkeypatch.setenv("KV_MAP_TILES", value)

    assert env.tiles("KV_MAP_TILES") == value


@pytest.mark.parametrize(
    "value",
    [
        "http://kaart.example/{z}/{x}/{y}.png",
        "https://{s}.kaart.example/{z}/{x}/{y}.png",
        "https://*.example/{z}/{x}/{y}.png",
        "https://kaart.example/{z}/{x}.png",
        "https://kaart.example/{z}/{x}/{y}.png; script-src *",
        "https://карта.example/{z}/{x}/{y}.png",
        "kaart",
    ],
)
def test_tiles_of_many_hosts_or_of_none_stop_the_start(monkeypatch, value):
    monkeypatch.setenv("KV_MAP_TILES", value)

    with pytest.raises(ImproperlyConfigured, match="KV_MAP_TILES peab olema nagu"):
        env.tiles("KV_MAP_TILES")


def test_policy_gets_exactly_the_host_of_the_tiles():
    assert env.origin("https://kaart.example:8443/a/{z}/{y}/{x}.png") == ["https://kaart.example:8443"]
    assert env.origin("") == []
