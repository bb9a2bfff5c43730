"""What this room holds about a person: the contact of their contributions, and what they said when stopped."""

import re
from datetime import datetime

from django.utils.translation import gettext as _

from veeb.accounts import held
from veeb.accounts.held import Erased, Keeper, Section
from veeb.accounts.personal import moment

from .models import Appeal, Message, Receipt


def collect(mail: str) -> list[Section]:
    """Contributions by their title, and appeals."""
    receipts = Receipt.objects.filter(contact__iexact=mail)
    appeals = Appeal.objects.filter(contact__iexact=mail)
    return [
        Section(_("Kaastööd"), [(moment(one.created_at), str(one)) for one in receipts]),
        Section(_("Vaidlustused"), [(moment(one.created_at), one.text) for one in appeals]),
    ]


def erase(mail: str, at: datetime) -> Erased:
    """Forget the contact, also where it stands in the conversation; delete appeals. What was contributed stays."""
    receipts = Receipt.objects.filter(contact__iexact=mail).update(contact="")
    for message in Message.objects.filter(text__icontains=mail):
        message.text = re.sub(re.escape(mail), "…", message.text, flags=re.IGNORECASE)
        message.save(update_fields=["text"])
    appeals, _by_model = Appeal.objects.filter(contact__iexact=mail).delete()
    words = [(receipts, _("Kaastööde kontakt")), (appeals, _("Vaidlustused"))]
    why = _("Need on sinu nimeta avalikud lood. Tagasi saad need võtta kaastöö enda lehelt.")
    return Erased([word for number, word in words if number], [(_("Kaastööd ise"), why)] if receipts else [])


held.enrol(Keeper("contribute", collect, erase))
