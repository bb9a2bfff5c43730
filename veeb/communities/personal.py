"""What this room holds about a person: the public contact of a community, and wishes to keep its page."""

from datetime import datetime

from django.utils.translation import gettext as _

from veeb.accounts import held
from veeb.accounts.held import Erased, Keeper, Section
from veeb.accounts.personal import moment
from veeb.records.public_contacts import PublicContact

from .models import Community, KeepRequest

ON_PAGES = PublicContact(Community, "contact_email", ["contact_name", "contact_phone"])


def collect(mail: str) -> list[Section]:
    """Communities that name this address, and wishes sent from it."""
    wishes = KeepRequest.objects.filter(mail__iexact=mail).select_related("community")
    public = [(str(one), ", ".join(filter(None, [mail, one.contact_name, one.contact_phone]))) for one in _named(mail)]
    asked = [(f"{one.community}, {moment(one.created_at)}", f"{one.name}: {one.about}") for one in wishes]
    return [Section(_("Kogukonna avalik kontakt"), public), Section(_("Soovid kogukonna lehte hoida"), asked)]


def _named(mail: str) -> list[Community]:
    return ON_PAGES.named(mail)


def erase(mail: str, at: datetime) -> Erased:
    """Take the contact off public pages, drafts and history; delete wishes."""
    public = ON_PAGES.clear(mail)
    asked, _by_model = KeepRequest.objects.filter(mail__iexact=mail).delete()
    words = [(public, _("Kogukonna avalik kontakt")), (asked, _("Soovid kogukonna lehte hoida"))]
    return Erased([word for number, word in words if number])


held.enrol(Keeper("communities", collect, erase))
