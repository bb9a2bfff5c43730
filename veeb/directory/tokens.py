"""The private addresses of the room: a question, and a helper's own record (`visitors.tokens` makes the keys)."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from veeb.visitors.tokens import make_token, read_token

from .models import Contact, Inquiry

# Links in letters already sent depend on these words.
INQUIRY = "directory.inquiry"
OWN = "directory.own"


def token_of(thing: Inquiry | Contact) -> str:
    """The last part of the private address."""
    return make_token(thing.uid, INQUIRY if isinstance(thing, Inquiry) else OWN)


def get_inquiry(token: str) -> Inquiry:
    """The question behind a private address, with its helper. Raises Http404."""
    found = Inquiry.objects.select_related("helper").filter(uid=read_token(token, INQUIRY)).first()
    if found is None:
        raise Http404
    return found


def get_contact(token: str) -> Contact:
    """The contact behind a helper's private address, with the helper. Raises Http404, the same for every reason."""
    found = Contact.objects.select_related("helper").filter(uid=read_token(token, OWN)).first()
    if found is None:
        raise Http404
    return found


def inquiry_url(inquiry: Inquiry) -> str:
    """The whole private address of an asker, in their language: for letters only."""
    with override(inquiry.language):
        return settings.SITE_URL + reverse("directory:inquiry", args=[token_of(inquiry)])


def own_url(contact: Contact) -> str:
    """The whole private address of a helper, in its language: for letters only."""
    with override(contact.language):
        return settings.SITE_URL + reverse("directory:own", args=[token_of(contact)])
