"""What this room holds about a person: a helper's contact, in public and for editors, and what they asked helpers."""

from datetime import datetime
from uuid import uuid4

from django.utils.translation import gettext as _

from veeb.accounts import held
from veeb.accounts.held import Erased, Keeper, Section
from veeb.accounts.personal import moment
from veeb.records.public_contacts import PublicContact

from .models import Contact, Helper, Inquiry

ON_PAGES = PublicContact(Helper, "public_email", ["public_phone"])


def collect(mail: str) -> list[Section]:
    """Helpers that this address belongs to, and questions."""
    contacts = Contact.objects.filter(mail__iexact=mail).select_related("helper")
    asked = Inquiry.objects.filter(mail__iexact=mail).select_related("helper")
    rows = [(str(one), ", ".join(filter(None, [one.mail, one.phone, one.note]))) for one in contacts]
    return [
        Section(_("Aitaja sisemine kontakt"), rows),
        Section(_("Aitaja avalik kontakt"), [(str(one), mail) for one in ON_PAGES.named(mail)]),
        Section(_("Küsimused aitajatele"), [(f"{one.helper}, {moment(one.created_at)}", _said(one)) for one in asked]),
    ]


def _said(one: Inquiry) -> str:
    return f"{one.name}: {one.text}"


def _empty(contact: Contact) -> int:
    """With another key: the private link in letters of that address opens nothing any more."""
    nothing = {"mail": "", "phone": "", "note": "", "consent_on": None, "undelivered_at": None, "link_sent_at": None}
    return Contact.objects.filter(pk=contact.pk).update(uid=uuid4(), **nothing)


def erase(mail: str, at: datetime) -> Erased:
    """Forget a helper's contact, in public too; delete questions. The helper itself stays: it is in a public role."""
    contacts = sum(_empty(one) for one in Contact.objects.filter(mail__iexact=mail))
    public = ON_PAGES.clear(mail)
    asked, _by_model = Inquiry.objects.filter(mail__iexact=mail).delete()
    words = [(contacts + public, _("Aitaja kontaktid")), (asked, _("Küsimused aitajatele"))]
    why = _("See räägib avalikust rollist, mitte sinust. Kui roll ei ole enam sinu, kirjuta toimetusele.")
    return Erased([word for number, word in words if number], [(_("Aitaja kirje"), why)] if contacts + public else [])


held.enrol(Keeper("directory", collect, erase))
