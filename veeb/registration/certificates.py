"""Certificates of attendance: made in the background, kept in the private storage, deleted with their person.

Neither a file's name nor its address tells whose it is.
"""

import hashlib
import logging
from datetime import datetime
from functools import partial
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.http import FileResponse, Http404
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from huey.contrib.djhuey import task

from veeb.events import occurring, wording
from veeb.events.models import Event, Occurrence
from veeb.records.storage import private_storage
from veeb.search import record_pages
from veeb.tools import pdf

from . import letters
from .models import Desk, Registration

logger = logging.getLogger(__name__)
FOLDER = "tunnistused"
TRIES, PAUSE_S = 3, 300
# More days than these are told by the first and the last.
MOST_DAYS = 12


def obstacle() -> str:
    """Why no certificate can be made on this machine, in a sentence; "" when one can."""
    try:
        pdf.render("<p>", title="", language=settings.LANGUAGE_CODE)
    except pdf.PdfUnavailable as reason:
        return str(reason)
    return ""


def is_due(event: Event, *, at: datetime) -> bool:
    """Whether the last of its times has begun, so that one can tell who took part."""
    times = _times(event, at)
    return bool(times) and times[-1].starts_at <= at


def order(desk: Desk) -> int:
    """Have the certificates made that are missing, each a task of its own; returns how many. May run twice."""
    missing = list(desk.registrations.with_seat().filter(attended=True, certificate="").values_list("pk", flat=True))
    for pk in missing:
        transaction.on_commit(partial(make, pk))
    return len(missing)


@task(retries=TRIES, retry_delay=PAUSE_S)
def make(pk: int) -> None:
    """Make one person's certificate, once, and send them its private page."""
    person = Registration.objects.select_related("desk__event").filter(pk=pk, attended=True, certificate="").first()
    if person is None:
        return
    try:
        content = draw(person, at=timezone.now())
    except pdf.PdfUnavailable as reason:
        # Its organiser has been told; marking attendance again orders what is missing.
        logger.warning("No certificates are made: %s", reason)
        return
    path = private_storage().save(f"{FOLDER}/{token_hex(16)}.pdf", ContentFile(content))
    with transaction.atomic():
        free = Registration.objects.filter(pk=pk, attended=True, certificate="")
        if free.update(certificate=path):
            letters.certificate_ready(person)
            return
    private_storage().delete(path)


def draw(person: Registration, *, at: datetime) -> bytes:
    """The PDF in the person's language. Raises PdfUnavailable."""
    with translation.override(person.language):
        html = render_to_string("ui/certificate.html", _words(person, at))
        return pdf.render(html, title=f"{_('Tunnistus')}: {person.name}", language=person.language)


def number_of(person: Registration) -> str:
    """Like "KV-3F9A-12BC": the same whenever it is asked, and telling nothing of the person."""
    digits = hashlib.sha256(person.uid.bytes).hexdigest().upper()
    return f"KV-{digits[:4]}-{digits[4:8]}"


def revoke(people: QuerySet[Registration]) -> None:
    """Take back the certificates of these people; the files go after the commit."""
    holders = people.exclude(certificate="")
    for path in holders.values_list("certificate", flat=True):
        _forget(path)
    holders.update(certificate="")


def response(person: Registration) -> FileResponse:
    """The finished file to save. Raises Http404 while there is none."""
    if not person.certificate:
        raise Http404
    try:
        content = private_storage().open(person.certificate)
    except FileNotFoundError as missing:
        raise Http404 from missing
    return FileResponse(
        content,
        as_attachment=True,
        filename=f"tunnistus-{number_of(person)}.pdf",
        content_type="application/pdf",
        headers={"X-Content-Type-Options": "nosniff"},
    )


@receiver(post_delete, sender=Registration, dispatch_uid="registration.certificate")
def _deleted(sender: type, instance: Registration, **kwargs: Any) -> None:
    if instance.certificate:
        _forget(instance.certificate)


def _forget(path: str) -> None:
    transaction.on_commit(lambda: private_storage().delete(path), robust=True)


def _words(person: Registration, at: datetime) -> dict[str, Any]:
    """What `ui/certificate.html` says, in the language that is on."""
    event, hours = person.desk.event, person.desk.academic_hours
    return {
        "name": person.name,
        "event_title": record_pages.wording(event, "title")[0],
        "kind_label": event.get_kind_display(),
        "days": _days(event, at),
        "hours": ngettext("%(n)d akadeemiline tund", "%(n)d akadeemilist tundi", hours) % {"n": hours} if hours else "",
        "place": _place(event),
        "organiser": event.organiser or "Kogukonnaveeb",
        "outcomes": [line for line in map(str.strip, event.outcomes.splitlines()) if line],
        "issued_on": date_format(timezone.localdate(at)),
        "number": number_of(person),
        "site": settings.SITE_URL,
    }


def _times(event: Event, at: datetime) -> list[Any]:
    """The times of an event that are not off, of a series those of its parts; of what is not public as planned."""
    public = Occurrence.objects.filter(Q(event=event) | Q(event__part_of=event)).order_by("starts_at")
    return [one for one in list(public) or occurring.plan(event, at=at) if not one.is_off]


def _place(event: Event) -> str:
    place = record_pages.place(event)[0] or (_("veebis") if event.is_online else "")
    return ", ".join(dict.fromkeys(filter(None, [event.venue, place])))


def _days(event: Event, at: datetime) -> list[str]:
    """The days on which it has happened, by the clock of its zone."""
    spans = [(one.day, one.last_day) for one in _times(event, at) if one.starts_at <= at]
    if len(spans) > MOST_DAYS:
        spans = [(spans[0][0], spans[-1][1])]
    return list(dict.fromkeys(wording.day_span(first, max(first, last)) for first, last in spans))
