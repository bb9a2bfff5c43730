"""Letters that begin at the organiser's desk: the organiser's own words, and that a certificate is ready."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from veeb.search.record_pages import wording
from veeb.tools import mail

from .letters import REF
from .models import Registration
from .tokens import place_url


def from_organiser(person: Registration, *, subject: str, text: str) -> None:
    """What the organiser writes, as written; only the lines around it are in the person's language."""
    _send(person, "from_organiser", subject, text=text)


def certificate_ready(person: Registration) -> None:
    """The certificate can be fetched from the person's own page."""
    with override(person.language):
        _send(person, "certificate", _("Sinu tunnistus: %(title)s") % {"title": _title(person)})


def _send(person: Registration, name: str, subject: str, **words: Any) -> None:
    with override(person.language):
        contact = person.desk.event.contact_email
        words = {"title": _title(person), "link": place_url(person), "contact": contact, **words}
        text = render_to_string(f"registration/desk/mail/{name}.txt", words)
    mail.send(person.mail, subject, text, ref=f"{REF}{person.uid.hex}")


def _title(person: Registration) -> str:
    return str(wording(person.desk.event, "title")[0])
