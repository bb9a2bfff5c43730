"""What this room holds about a person: the public address for questions about an event."""

from datetime import datetime

from django.utils.translation import gettext as _

from veeb.accounts import held
from veeb.accounts.held import Erased, Keeper, Section
from veeb.records.public_contacts import PublicContact

from .models import Event

ON_PAGES = PublicContact(Event, "contact_email")


def collect(mail: str) -> list[Section]:
    """Events that name this address."""
    return [Section(_("Sündmuse avalik kontakt"), [(str(one), mail) for one in ON_PAGES.named(mail)])]


def erase(mail: str, at: datetime) -> Erased:
    """Take it off public pages, drafts and history."""
    return Erased([_("Sündmuse avalik kontakt")] if ON_PAGES.clear(mail) else [])


held.enrol(Keeper("events", collect, erase))
