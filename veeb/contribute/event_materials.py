"""What is left of an event, put into the Aardekast in one step: its recording and its files."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from veeb.events.closing import limits
from veeb.events.models import Event
from veeb.library.kinds import ResourceKind
from veeb.library.models import Resource
from veeb.records import publishing
from veeb.records.attachments import attach
from veeb.records.permissions import allows
from veeb.records.storage import file_path, private_storage
from veeb.search import seo
from veeb.tools.files import Stored

LONGEST_TITLE = 255
# Files that one fills in make a worksheet; the others are read.
FILLED_IN = (".docx", ".odt", ".xlsx", ".ods")


class NothingYet(Exception):
    """The event is not over, or it has left neither a recording nor a file."""


def find_shelved(event: Event) -> Resource | None:
    """What `shelve` has made of this event."""
    return Resource.objects.filter(ref=_ref(event)).first()


def has_materials(event: Event, *, at: datetime) -> bool:
    """Whether a public event is over and has left something."""
    return event.live and limits(event).is_over(at) and bool(event.recording_link or event.files.count())


@transaction.atomic
def shelve(event: Event, *, by: Any, at: datetime) -> tuple[Resource, bool]:
    """A draft of the Aardekast with what is left of this event, in review: (the resource, whether it is new).

    A second call finds the first one's, whatever has become of it. Files are copied, so neither record needs the
    other. Raises publishing.NotAllowed for who may not edit, and NothingYet.
    """
    held = Event.objects.select_for_update().get(pk=event.pk)
    if not allows(by, "edit", held):
        raise publishing.NotAllowed
    if found := find_shelved(held):
        return found, False
    if not has_materials(held, at=at):
        raise NothingYet
    resource = _resource(held)
    resource.topics.set(held.topics.all())
    attach(resource.files, tuple(_copy(file.stored()) for file in held.files.all()))
    resource.save()
    publishing.submit(resource, by=by)
    return resource, True


def _ref(event: Event) -> str:
    return f"event:{event.uid}:materials"


def _resource(event: Event) -> Resource:
    last = event.last_day()
    same = ("language", "audiences", "county", "municipality", "settlement")
    codes = [code for code, _label in settings.LANGUAGES]
    return Resource(
        live=False,
        ref=_ref(event),
        kind=_kind(event),
        link=event.recording_link,
        body=event.aftermath,
        publisher=event.organiser,
        year=last.year if last else None,
        origin_name=event.organiser or seo.NAME,
        origin_url=seo.address(event.path(), settings.LANGUAGE_CODE),
        origin_fetched_on=timezone.localdate(),
        **{name: getattr(event, name) for name in same},
        **{f"title_{code}": _title(event, code) for code in codes},
        **{f"good_for_{code}": getattr(event, f"good_for_{code}") for code in codes},
    )


def _kind(event: Event) -> ResourceKind:
    if event.recording_link:
        return ResourceKind.VIDEO
    names = [file.name.lower() for file in event.files.all()]
    return ResourceKind.WORKSHEET if any(name.endswith(FILLED_IN) for name in names) else ResourceKind.GUIDE


def _title(event: Event, code: str) -> str:
    """The event's title in one language, and what this is of it; "" where it has none."""
    title = getattr(event, f"title_{code}")
    if not title:
        return ""
    with translation.override(code):
        what = _("salvestus") if event.recording_link else _("materjalid")
    return f"{title[: LONGEST_TITLE - len(what) - 2]}: {what}"


def _copy(file: Stored) -> Stored:
    storage = private_storage()
    with storage.open(file.path) as content:
        return replace(file, path=storage.save(file_path(None, file.name), content))
