"""Events of a calendar file brought in by an editor, as drafts for review; what came in before comes in no more."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veeb.events import checking, drafts
from veeb.events.models import Event
from veeb.records import notifying, publishing
from veeb.records.storage import private_storage
from veeb.tools.files import Checked

from . import letters, uploads
from .calendar_file import FileFound, Found, look_into

KNOWN = gettext_lazy("on juba olemas")


@dataclass
class Report:
    """What was made, and what was left out and why."""

    made: list[Event] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)


def keep(content: bytes) -> str:
    """Put a file aside between its preview and the decision, for a day at most; gives its key."""
    checked = Checked(
        name="kalender.ics",
        suffix="ics",
        media_type="text/calendar",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        file=ContentFile(content),
    )
    return uploads.keep(checked).key


def look_again(key: str, *, today: date) -> FileFound | None:
    """The file that was put aside under this key; None when its day is over."""
    for upload in uploads.find_kept([key]):
        if upload.receipt_id is None and upload.media_type == "text/calendar":
            with private_storage().open(upload.path) as file:
                return look_into(file.read(), today=today)
    return None


def bring_in(chosen: Iterable[Found], *, by: Any) -> Report:
    """Make a draft of each and put it before the reviewers, each in a transaction of its own.

    One that cannot come in does not keep the others out; the report says why. The other reviewers get one letter.
    """
    report = Report()
    with notifying.quietly():
        for found in chosen:
            try:
                report.made.append(_make(found, by))
            except ValidationError as refused:
                report.left_out.append((found.title, " ".join(refused.messages)))
            except IntegrityError:
                # Another editor brought the same file in at this moment.
                report.left_out.append((found.title, str(KNOWN)))
    if report.made:
        letters.brought_in(report.made, by=by)
    return report


@transaction.atomic
def _make(found: Found, by: Any) -> Event:
    candidate = found.understood.candidate
    if found.understood.is_cancelled:
        raise ValidationError(_("jääb failis ära"))
    if found.is_known or Event.objects.filter(ref=candidate.ref).exists():
        raise ValidationError(KNOWN)
    if not candidate.title:
        raise ValidationError(_("pealkiri puudub"))
    event = drafts.draft_from(candidate)
    _check(event)
    publishing.submit(event, by=by)
    return event


def _check(event: Event) -> None:
    """The calendar's own rules; the good-for line and the topics are an editor's. Raises ValidationError."""
    for row in (*event.sessions.all(), *event.overrides.all()):
        row.clean()
    checking.check_event(event)
    checking.check_days(event)
