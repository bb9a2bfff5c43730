"""What became of letters to helpers, as the mail room tells it in the background."""

from typing import Any
from uuid import UUID

from django.dispatch import receiver
from django.utils import timezone

from veeb.tools.mail import delivered, undelivered

from . import asking, letters
from .models import Contact


@receiver(delivered, dispatch_uid="directory.arrived")
def note_arrival(*, address: str, ref: str, **_more: Any) -> None:
    """A letter that arrives also shows that the address is good after all."""
    if ref.startswith(letters.INQUIRY):
        asking.arrived(_uid(ref, letters.INQUIRY))
    elif ref.startswith(letters.OWN):
        Contact.objects.filter(uid=_uid(ref, letters.OWN)).update(undelivered_at=None)


@receiver(undelivered, dispatch_uid="directory.came_back")
def note_return(*, address: str, ref: str, **_more: Any) -> None:
    """A letter that came back."""
    if ref.startswith(letters.INQUIRY):
        asking.came_back(_uid(ref, letters.INQUIRY), address, at=timezone.now())
    elif ref.startswith(letters.OWN):
        contact = Contact.objects.select_related("helper").filter(uid=_uid(ref, letters.OWN)).first()
        if contact:
            asking.refuse(contact.helper, address, at=timezone.now())


def _uid(ref: str, kind: str) -> UUID:
    return UUID(ref.removeprefix(kind))
