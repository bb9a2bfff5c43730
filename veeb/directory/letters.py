"""Letters about helpers: plain text. What a stranger typed goes to the helper who was asked, and to nobody else."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from veeb.records import roles
from veeb.search.record_pages import wording
from veeb.tools import mail

from . import tokens
from .models import Contact, Helper, Inquiry
from .queries import address_of

# What a letter that arrived or came back is known by: see `arrivals`.
INQUIRY, OWN = "directory.inquiry:", "directory.own:"


def question(inquiry: Inquiry) -> None:
    """To the helper: what was asked, and by whom; an answer goes straight to the asker.

    It carries no private link of the helper's: answers quote the whole letter.
    """
    helper = inquiry.helper
    with override(_language_of(helper)):
        text = _written("question", inquiry=inquiry, helper=helper, page=_page(helper))
        subject = _("Küsimus sulle Kogukonnaveebi kaudu")
        mail.send(address_of(helper), subject, text, ref=f"{INQUIRY}{inquiry.uid.hex}", reply_to=inquiry.mail)


def asked(inquiry: Inquiry) -> None:
    """To the asker: only the link. Anybody can type anybody's address, so no stranger's words go there."""
    _to_asker(inquiry, "asked", gettext_lazy("Sinu küsimus on teel"))


def came_back(inquiry: Inquiry) -> None:
    """To the asker: the question did not arrive, and what to do instead."""
    _to_asker(inquiry, "came_back", gettext_lazy("Sinu küsimus ei jõudnud kohale"))


def own_link(contact: Contact, *, is_due: bool = False) -> None:
    """To the helper: the link to its own record; `is_due`, because it has not been looked over for a year."""
    helper = contact.helper
    with override(contact.language):
        subject = _("Kas sinu andmed Kogukonnaveebis on õiged?") if is_due else _("Sinu kirje Kogukonnaveebis")
        words = {"helper": helper, "title": wording(helper, "title")[0], "link": tokens.own_url(contact)}
        address = contact.mail or helper.public_email
        mail.send(address, subject, _written("own_link", is_due=is_due, **words), ref=f"{OWN}{contact.uid.hex}")


def left(helper: Helper) -> None:
    """To the editors: a helper took itself off the list."""
    people = get_user_model().objects.filter(groups__name__in=[roles.EDITOR, roles.REVIEWER], is_active=True)
    addresses = sorted(set(people.values_list("email", flat=True)))
    with override(settings.LANGUAGE_CODE):
        link = settings.SITE_URL + reverse(helper.snippet_viewset.get_url_name("edit"), args=[helper.pk])
        subject = _("Aitaja võttis end nimekirjast maha")
        mail.send(addresses, subject, _written("left", title=helper.own_title, link=link))


def _to_asker(inquiry: Inquiry, name: str, subject: Any) -> None:
    with override(inquiry.language):
        title = wording(inquiry.helper, "title")[0]
        days = settings.CONTACT_KEPT_DAYS
        text = _written(name, title=title, link=tokens.inquiry_url(inquiry), days=days)
        mail.send(inquiry.mail, str(subject), text)


def _written(name: str, **words: Any) -> str:
    return render_to_string(f"directory/mail/{name}.txt", words)


def _language_of(helper: Helper) -> str:
    contact = Contact.objects.filter(helper=helper).first()
    return contact.language if contact else settings.LANGUAGE_CODE


def _page(helper: Helper) -> str:
    return settings.SITE_URL + helper.get_absolute_url()
