"""The guard: whose address counts, and how often."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from veeb.visitors import guard
from veeb.visitors.models import SenderCount

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def came_from(forwarded: str = "", direct: str = "10.0.0.1"):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return RequestFactory(REMOTE_ADDR=direct, headers=headers).get("/")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "10.0.0.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "võlts, 6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_address_is_the_one_that_our_own_proxy_saw(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies

    assert guard.client_address(came_from(forwarded)) == address


@pytest.mark.parametrize(
    ("origin", "is_foreign"),
    [("http://testserver", False), ("null", False), ("https://paha.example", True), ("http://[", True), ("õ", True)],
)
def test_any_origin_that_is_not_ours_is_foreign(origin, is_foreign):
    request = RequestFactory(headers={"Origin": origin}).post("/panusta/")

    assert guard.is_cross_site(request) == is_foreign


def sender(address: str, at: datetime = NOON) -> str:
    return guard.senders(came_from(direct=address), at=at)[0]


def test_sender_is_a_hash_that_changes_every_day_and_knows_yesterday():
    today = guard.senders(came_from(), at=NOON)
    tomorrow = guard.senders(came_from(), at=NOON + timedelta(days=1))

    assert today[0] == tomorrow[1] != tomorrow[0]
    assert "10.0.0.1" not in today[0]


def test_day_of_the_salt_begins_at_midnight_in_tallinn():
    before, after = datetime(2026, 3, 28, 21, 59, tzinfo=UTC), datetime(2026, 3, 28, 22, 1, tzinfo=UTC)

    assert sender("10.0.0.1", before) != sender("10.0.0.1", after)


def test_home_with_ipv6_is_one_sender():
    assert sender("2001:db8:1:2::1") == sender("2001:db8:1:2:ffff::9") != sender("2001:db8:1:3::1")
    assert sender("::ffff:203.0.113.9") == sender("203.0.113.9")


@pytest.mark.django_db
def test_limit_holds_within_an_hour_and_for_each_sender_apart():
    tries = [guard.allow("liis", "send", limit=2, at=NOON) for _ in range(3)]

    assert tries == [True, True, False]
    assert guard.allow("ott", "send", limit=2, at=NOON)
    assert guard.allow("liis", "try", limit=2, at=NOON)
    assert guard.allow("liis", "send", limit=2, at=NOON + HOUR)
    assert not guard.allow("mari", "send", limit=0, at=NOON)


@pytest.mark.django_db
def test_counts_are_forgotten_after_a_day():
    guard.allow("liis", "send", limit=2, at=NOON)

    guard.forget(at=NOON + timedelta(hours=25))

    assert SenderCount.objects.count() == 0
