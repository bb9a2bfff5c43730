"""Bringing a record into one of its states, always through `records.publishing`."""

from datetime import timedelta
from typing import TypeVar

from django.utils import timezone

from tests import people
from veeb.records import publishing
from veeb.records.models import Record

R = TypeVar("R", bound=Record)
STATES = ("draft", "in_review", "scheduled", "live", "withdrawn")


def bring_to(record: R, state: str, *, topics: tuple = ()) -> R:
    """Save a new record and bring it to `state`: draft, in_review, scheduled (tomorrow), live or withdrawn."""
    record.live = False
    record.topics = list(topics)
    record.save()
    if state == "draft":
        record.save_revision()
    elif state == "in_review":
        publishing.submit(record)
    elif state == "scheduled":
        record.save_revision()
        publishing.schedule(record, by=people.juhan(), at=timezone.now() + timedelta(days=1))
    else:
        publishing.publish(record)
        if state == "withdrawn":
            publishing.withdraw(record)
    record.refresh_from_db()
    return record
