"""The calls stand still in their tests: it is noon on 28 March 2026, a Saturday before the clock change."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

MARCH = datetime(2026, 3, 28, 10, tzinfo=UTC)


@pytest.fixture
def march(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Now is 28 March 2026, 12.00 in Tallinn."""
    monkeypatch.setattr(timezone, "now", lambda: MARCH)
    return MARCH
