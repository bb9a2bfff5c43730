"""What is deleted by the clock: invitations that are over, whom a decided request was from, sessions that ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q

from .models import Invitation, OfficeRequest

INVITATIONS_KEPT = timedelta(days=90)


@dataclass(frozen=True)
class Forgotten:
    """How much was deleted."""

    invitations: int
    requests: int
    sessions: int


def forget(*, at: datetime) -> Forgotten:
    """Delete what is kept for a time only, as of `at`. May run twice without harm.

    Invitations INVITATIONS_KEPT after they were used, withdrawn or expired; name and mail of a request for an office
    CONTACT_KEPT_DAYS after the decision; sessions that are over.
    """
    old = at - INVITATIONS_KEPT
    is_over = Q(used_at__lt=old) | Q(withdrawn_at__lt=old) | Q(expires_at__lt=old)
    invitations, _by_model = Invitation.objects.filter(is_over).delete()
    decided = OfficeRequest.objects.filter(decided_at__lt=at - timedelta(days=settings.CONTACT_KEPT_DAYS))
    requests = decided.exclude(mail="").update(name="", mail="")
    sessions, _by_model = Session.objects.filter(expire_date__lt=at).delete()
    return Forgotten(invitations, requests, sessions)
