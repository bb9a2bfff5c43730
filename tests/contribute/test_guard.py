"""The guard: whose address counts, how often, what proves work, and how to appeal."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.core import mail as outbox_of
from django.test import RequestFactory

from tests import people
from tests.factories.contribute import SAME_SITE, send
from tests.pages_of import text
from veeb.contribute import guard, proof
from veeb.contribute.models import Appeal, Receipt, SenderCount

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
KEY = "7d9f3a52-9c1e-4f83-8a43-0f6a1a0f9b11"


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


def solved(key: str = KEY, at: datetime = NOON) -> str:
    start = f"{key}:{int(at.timestamp())}:"
    return next(f"{start}{n}" for n in count() if proof.solves(f"{start}{n}"))


def test_puzzle_asks_for_leading_zero_bits():
    digest = hashlib.sha256(solved().encode()).digest()

    assert int.from_bytes(digest[:2], "big") < 2 ** (16 - proof.ZERO_BITS)
    assert not proof.solves("x" * (proof.LONGEST + 1))


@pytest.mark.django_db
def test_proof_counts_once_for_its_own_form_while_fresh():
    mine = solved()

    assert not proof.accept(mine, "teine-vorm", at=NOON)
    assert not proof.accept(mine, KEY, at=NOON + proof.VALID + HOUR)
    assert not proof.accept(mine, KEY, at=NOON - HOUR)
    assert proof.accept(mine, KEY, at=NOON)
    assert not proof.accept(mine, KEY, at=NOON)


@pytest.mark.django_db
@pytest.mark.parametrize("nonsense", ["", ":", "::", f"{KEY}:", f"{KEY}:²:1", f"{KEY}:{10**30}:1", f"{KEY}:-1:1"])
def test_nonsense_is_no_proof(nonsense):
    assert not proof.accept(nonsense, KEY, at=NOON)


@pytest.mark.django_db
def test_switched_on_the_puzzle_makes_those_without_it_doubtful_not_lost(client, settings):
    settings.CONTRIBUTE_PROOF_OF_WORK = True

    answer = send(client)

    assert 'data-proof="15"' in client.get("/panusta/").text
    assert answer.status_code == 303
    assert Receipt.objects.get().doubts == ["no_proof"]


@pytest.mark.django_db
def test_appeal_is_kept_and_reaches_the_administrators(client, settings, django_capture_on_commit_callbacks):
    settings.CONTACT_EMAIL = "abi@example.org"
    people.piret()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            "/panusta/vaidlusta/", {"text": "Saadame klassiga.", "contact": "liis@example.org"}, **SAME_SITE
        )

    assert "Sõnum on kohal" in text(answer.text)
    assert Appeal.objects.get().text == "Saadame klassiga."
    assert sorted(letter.to[0] for letter in outbox_of.outbox) == ["abi@example.org", "piret@example.org"]
    assert "Saadame klassiga." in outbox_of.outbox[0].body


@pytest.mark.django_db
def test_empty_appeal_is_told_and_a_flood_of_them_is_stopped(client):
    empty = client.post("/panusta/vaidlusta/", {}, **SAME_SITE)
    flood = [client.post("/panusta/vaidlusta/", {"text": f"Palun {n}"}, **SAME_SITE) for n in range(6)]

    assert empty.status_code == 422
    assert "Kirjuta paar sõna, mida sa saata tahtsid." in text(empty.text)
    assert [answer.status_code for answer in flood] == [200] * 5 + [429]
    assert Appeal.objects.count() == 5
