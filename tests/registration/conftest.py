"""Events of these tests are in June 2027; they are coming, whenever the tests are run."""

import pytest


@pytest.fixture(autouse=True)
def _before_the_events(in_november) -> None:
    """It is November 2026."""
