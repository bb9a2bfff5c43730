"""Proof of work without a third party: the browser looks for a number that makes a hash begin with zeros.

The page is cached and can hold no question of its own, so the browser asks itself: key of the form, minute, number
(the idea of Hashcash). The minute keeps proofs from being stored up, and each is taken once. The room `contribute` has
the other half in its `contribute.js`. On only by the setting CONTRIBUTE_PROOF_OF_WORK.
"""

import hashlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from .models import UsedProof

ZERO_BITS = 15
VALID = timedelta(hours=4)
AHEAD = timedelta(minutes=5)
LONGEST = 120


def accept(proof: str, client_key: str, *, at: datetime | None = None) -> bool:
    """Whether `<client key>:<unix time>:<number>` is right, fresh, for this form, and used for the first time."""
    now = at or timezone.now()
    key, _, rest = proof.partition(":")
    moment, _, _number = rest.partition(":")
    if not client_key or key != client_key or not _is_fresh(moment, now) or not solves(proof):
        return False
    try:
        with transaction.atomic():
            UsedProof.objects.create(proof=proof, expires_at=now + VALID + AHEAD)
    except IntegrityError:
        return False
    return True


def solves(proof: str) -> bool:
    """Whether the hash of this text begins with enough zero bits."""
    if len(proof) > LONGEST:
        return False
    digest = hashlib.sha256(proof.encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - ZERO_BITS) == 0


def forget(*, at: datetime) -> None:
    """Drop proofs that would be too old by now."""
    UsedProof.objects.filter(expires_at__lt=at).delete()


def _is_fresh(moment: str, now: datetime) -> bool:
    if not (moment.isascii() and moment.isdigit() and len(moment) < 12):  # noqa: PLR2004 (seconds until the year 5138)
        return False
    age = now.timestamp() - int(moment)
    return -AHEAD.total_seconds() <= age <= VALID.total_seconds()
