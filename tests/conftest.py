"""Ground rules of every test: no outside network, and each test is of a kind that `./kv test` can ask for."""

import ipaddress
import socket
import sys
from datetime import UTC, datetime

import pytest
from django.utils import timezone

HERE = {"localhost", ""}


def _only_loopback(event: str, arguments: tuple) -> None:
    """Refuse every connection and look-up that would leave this machine (an audit hook cannot be got round)."""
    if event == "socket.connect":
        connection, address = arguments
        if connection.family in {socket.AF_INET, socket.AF_INET6} and not _is_here(address[0]):
            raise OutsideNetworkError(address)
    elif event == "socket.getaddrinfo" and not (_is_number(arguments[0]) or _is_here(arguments[0])):
        raise OutsideNetworkError(arguments[0])


class OutsideNetworkError(Exception):
    """A test reached for the outside network."""


def _is_here(host: str | bytes | None) -> bool:
    name = _name(host)
    if not _is_number(host):
        return name in HERE
    address = ipaddress.ip_address(name)
    return address.is_loopback or address.is_unspecified


def _is_number(host: str | bytes | None) -> bool:
    """Whether it is an address already: looking it up asks nobody."""
    try:
        ipaddress.ip_address(_name(host))
    except ValueError:
        return False
    return True


def _name(host: str | bytes | None) -> str:
    return host.decode() if isinstance(host, bytes) else host or ""


sys.addaudithook(_only_loopback)


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment stands still: what is worked out once a minute is not worked out again between two looks."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    return now


@pytest.fixture
def in_november(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The test begins on 24 November 2026 and the clock runs on from there, whenever it is run."""
    begun, now = timezone.now(), datetime(2026, 11, 24, 10, tzinfo=UTC)
    really = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now + (really() - begun))
    return now


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by where it lies and what it asks for: whole, house, browser, db, or else unit."""
    for item in items:
        item.add_marker(_kind(item))


def _kind(item: pytest.Item) -> str:
    if item.get_closest_marker("whole"):
        return "whole"
    for room in ("house", "browser"):
        if room in item.path.relative_to(item.config.rootpath).parts:
            return room
    database = {"db", "transactional_db", "live_server"}
    return "db" if item.get_closest_marker("django_db") or database & set(item.fixturenames) else "unit"
