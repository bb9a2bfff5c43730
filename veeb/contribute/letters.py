"""Letters about a contribution: plain text, in the language the sender used, with the private link."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from veeb.records import roles
from veeb.tools import mail

from .doors import door_of
from .models import Appeal, Receipt
from .tokens import private_url


def received(receipt: Receipt) -> None:
    """The confirmation. For a doubtful one without the title: the form must not carry anybody's words to strangers."""
    with override(receipt.language):
        promise = door_of(receipt.record).promise
        _send(receipt, "received", _("Sinu kaastöö jõudis kohale"), show_title=not receipt.doubts, promise=promise)


def asked(receipt: Receipt, question: str) -> None:
    """The editor's question."""
    with override(receipt.language):
        _send(receipt, "question", _("Toimetajal on sulle küsimus"), show_title=True, text=question)


def published(receipt: Receipt) -> None:
    """It is out, with its public address."""
    with override(receipt.language):
        page = settings.SITE_URL + receipt.record.get_absolute_url()
        _send(receipt, "published", _("Sinu kaastöö on avaldatud"), show_title=True, page=page)


def declined(receipt: Receipt, reason: str) -> None:
    """It will not be published, and why."""
    with override(receipt.language):
        _send(receipt, "declined", _("Sinu kaastööd me ei avalda"), show_title=True, text=reason)


def _send(receipt: Receipt, name: str, subject: str, *, show_title: bool, **details: Any) -> None:
    if not receipt.contact:
        return
    title = receipt.record.fresh().own_title if show_title else ""
    words = {"title": title, "link": private_url(receipt), "days": settings.CONTACT_KEPT_DAYS, **details}
    mail.send(receipt.contact, subject, render_to_string(f"contribute/mail/{name}.txt", words))


def said(receipt: Receipt, text: str) -> None:
    """To the reviewers: a contributor has written though nobody asked, perhaps about something long decided."""
    title = receipt.record.fresh().own_title
    link = settings.SITE_URL + reverse("review_receipt", args=[receipt.pk])
    _tell(roles.REVIEWER, gettext_lazy("Kaastööline kirjutas"), "note", {"title": title, "text": text, "link": link})


def brought_in(records: Sequence[Any], *, by: Any) -> None:
    """To the other reviewers: somebody has put several things before them at once."""
    words = {"titles": [record.own_title for record in records], "by": by.get_full_name() or by.get_username()}
    words["link"] = settings.SITE_URL + reverse("review_queue")
    subject = gettext_lazy("Kalendrifailist tuli läbivaatusse mitu sündmust")
    _tell(roles.REVIEWER, subject, "brought_in", words, without=by.email)


def appealed(appeal: Appeal) -> None:
    """To the administrators: somebody was stopped and says that they should not have been."""
    subject = gettext_lazy("Keegi vaidlustas saatmispiirangu")
    _tell(roles.ADMINISTRATOR, subject, "appeal", {"appeal": appeal}, settings.CONTACT_EMAIL)


def _tell(role: str, subject: Any, name: str, words: dict[str, Any], *more: str, without: str = "") -> None:
    people = get_user_model().objects.filter(groups__name=role, is_active=True)
    addresses = {*more, *people.values_list("email", flat=True)}
    with override(settings.LANGUAGE_CODE):
        mail.send(sorted(addresses - {without}), str(subject), render_to_string(f"contribute/mail/{name}.txt", words))
