"""The calendar stands still in its tests: it is the first of June 2027, noon in UTC."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from veeb.events import seats

JUNE = datetime(2027, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def june(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Now is 1 June 2027, a Tuesday, 15.00 in Tallinn."""
    monkeypatch.setattr(timezone, "now", lambda: JUNE)
    return JUNE


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Event id → how many have a seat; a test fills it in."""
    held: dict[int, int] = {}
    monkeypatch.setattr(seats, "_counters", [lambda ids: {pk: held[pk] for pk in ids if pk in held}])
    return held
