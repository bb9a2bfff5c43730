"""Letters that a mail server refused for good: whoever invited sees which invitation did not arrive."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver
from django.utils import timezone

from veeb.tools.mail import undelivered

from .letters import REF
from .models import Invitation


@receiver(undelivered)
def note(*, ref: str, **_more: Any) -> None:
    """Write down that this address takes no letters; the first time counts."""
    if ref.startswith(REF):
        sent = Invitation.objects.filter(uid=UUID(ref.removeprefix(REF)), undelivered_at=None)
        sent.update(undelivered_at=timezone.now())
