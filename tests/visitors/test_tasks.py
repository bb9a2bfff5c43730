"""What the worker forgets every night."""

from datetime import timedelta

import pytest
from django.utils import timezone

from veeb.visitors import guard, tasks
from veeb.visitors.models import SenderCount, UsedProof


@pytest.mark.django_db
def test_worker_forgets_old_counts_and_proofs_and_keeps_those_of_today():
    now = timezone.now()
    guard.allow("liis", "send", limit=2, at=now - timedelta(days=2))
    guard.allow("ott", "send", limit=2, at=now)
    UsedProof.objects.create(proof="vana", expires_at=now - timedelta(minutes=1))
    UsedProof.objects.create(proof="uus", expires_at=now + timedelta(hours=1))

    tasks.forget.call_local()

    assert list(SenderCount.objects.values_list("sender", flat=True)) == ["ott"]
    assert list(UsedProof.objects.values_list("proof", flat=True)) == ["uus"]
