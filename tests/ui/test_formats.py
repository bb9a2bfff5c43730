"""Dates as each language writes them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.utils import formats, timezone, translation

INDEPENDENCE_DAY = datetime(2026, 2, 24, 9, 5, tzinfo=ZoneInfo("Europe/Tallinn"))


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("et", "24. veebruar 2026, 09:05", "24.02.2026 09:05"),
        ("ru", "24 февраля 2026 г. 9:05", "24.02.2026 09:05"),
        ("en", "24 February 2026, 09:05", "24/02/2026 09:05"),
    ],
)
def test_date_puts_the_day_first(language: str, long: str, short: str) -> None:
    with translation.override(language):
        assert formats.date_format(INDEPENDENCE_DAY, "DATETIME_FORMAT") == long
        assert formats.date_format(INDEPENDENCE_DAY, "SHORT_DATETIME_FORMAT") == short


@pytest.mark.parametrize("language", ["et", "ru", "en"])
def test_week_begins_on_monday(language: str) -> None:
    with translation.override(language):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


def test_admin_tells_how_long_ago_in_estonian() -> None:
    with translation.override("et"):
        assert naturaltime(timezone.now()) == "praegu"
