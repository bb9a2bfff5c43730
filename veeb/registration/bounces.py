"""Letters that a mail server refused for good: the organiser sees whom no letter reaches."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver
from django.utils import timezone

from veeb.tools.mail import undelivered

from .letters import REF
from .models import Registration


@receiver(undelivered)
def note(*, ref: str, **_more: Any) -> None:
    """Write down that this person's address takes no letters; the first time counts."""
    if ref.startswith(REF):
        people = Registration.objects.filter(uid=UUID(ref.removeprefix(REF)), undelivered_at=None)
        people.update(undelivered_at=timezone.now())
