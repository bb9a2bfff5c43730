"""What is deleted by the clock: invitations that are over, whom an old request was from, sessions that ended."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q

from .models import Invitation, OfficeRequest

INVITATIONS_KEPT = timedelta(days=90)


def forget(*, at: datetime) -> None:
    """Delete what is kept for a time only, as of `at`. May run twice without harm.

    Invitations INVITATIONS_KEPT after they were used, withdrawn or expired; name and mail of a request for an office
    CONTACT_KEPT_DAYS after the decision, and the whole request when nobody decided for so long after it was sent;
    sessions that are over, with what was noted of them.
    """
    old = at - INVITATIONS_KEPT
    Invitation.objects.filter(Q(used_at__lt=old) | Q(withdrawn_at__lt=old) | Q(expires_at__lt=old)).delete()
    long_ago = at - timedelta(days=settings.CONTACT_KEPT_DAYS)
    OfficeRequest.objects.filter(decided_at__lt=long_ago).exclude(mail="").update(name="", mail="")
    OfficeRequest.objects.filter(decided_at=None, created_at__lt=long_ago).delete()
    Session.objects.filter(expire_date__lt=at).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
