"""Opening a desk, and holding it: whoever gives or frees a seat holds the desk, one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from veeb.events.models import Event

from . import letters
from .facts import facts_of
from .models import Desk


def desk_of(event: Event) -> Desk | None:
    """The desk of this event, if there is one by now."""
    return Desk.objects.filter(event=event).first()


def need_desk(event: Event) -> Desk:
    """The desk of this event, made now if this is the first who needs it; its organiser may still be unknown."""
    desk, _is_new = Desk.objects.get_or_create(event=event, defaults={"told": facts_of(event)})
    return desk


@transaction.atomic
def open_desk(event: Event, *, mail: str, language: str, at: datetime) -> Desk:
    """Give the organiser their desk: a letter with its private address goes to `mail`.

    The same again does nothing. Another address takes the place of the first one and gets the letter; the link that
    the first one had opens nothing any more, since it may have gone to a stranger.
    """
    desk = Desk.objects.select_for_update().get(pk=need_desk(event).pk)
    if desk.mail != mail:
        desk.uid = uuid4() if desk.mail else desk.uid
        desk.mail, desk.language, desk.opened_at = mail, language, at
        desk.save(update_fields=["uid", "mail", "language", "opened_at"])
        letters.desk_opened(desk)
    return desk


@contextmanager
def held(desk: Desk) -> Iterator[Desk]:
    """One transaction with this desk and its event as they are once nobody else is giving seats.

    PostgreSQL waits at the row; SQLite has one writer from the beginning of the transaction (IMMEDIATE).
    """
    with transaction.atomic():
        yield Desk.objects.select_for_update().get(pk=desk.pk)
