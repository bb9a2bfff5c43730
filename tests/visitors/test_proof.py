"""What proves work, and how long a proof is good."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from veeb.visitors import proof
from veeb.visitors.models import UsedProof

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
KEY = "7d9f3a52-9c1e-4f83-8a43-0f6a1a0f9b11"


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
def test_proof_is_forgotten_once_it_would_be_too_old():
    proof.accept(solved(), KEY, at=NOON)

    proof.forget(at=NOON + proof.VALID)
    kept = UsedProof.objects.count()
    proof.forget(at=NOON + proof.VALID + HOUR)

    assert (kept, UsedProof.objects.count()) == (1, 0)
