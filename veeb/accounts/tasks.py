"""What the background worker does for accounts."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.core.management import call_command
from huey import crontab
from huey.contrib.djhuey import db_periodic_task, task


@task(priority=10)
def drop(letter: EmailMessage) -> None:
    """A letter to nobody: an unknown address is the same work as a known one, and gets nothing."""


@db_periodic_task(crontab(hour="3", minute="20"))
def forget_sessions() -> None:
    """Every night: sessions that have run out, with what was noted of them. May run twice without harm."""
    call_command("clearsessions")
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
