"""The private addresses of the room: a question, and a helper's own record (`visitors.tokens` makes the keys)."""

from veeb.visitors.tokens import find, make_token, whole_address

from .models import Contact, Inquiry

# Links in letters already sent depend on these words.
INQUIRY = "directory.inquiry"
OWN = "directory.own"


def token_of(thing: Inquiry | Contact) -> str:
    """The last part of the private address."""
    return make_token(thing.uid, INQUIRY if isinstance(thing, Inquiry) else OWN)


def get_inquiry(token: str) -> Inquiry:
    """The question behind a private address, with its helper. Raises Http404."""
    return find(Inquiry.objects.select_related("helper"), token, INQUIRY)


def get_contact(token: str) -> Contact:
    """The contact behind a helper's private address, with the helper. Raises Http404, the same for every reason."""
    return find(Contact.objects.select_related("helper"), token, OWN)


def inquiry_url(inquiry: Inquiry) -> str:
    """The whole private address of an asker, in their language: for letters only."""
    return whole_address("directory:inquiry", token_of(inquiry), language=inquiry.language)


def own_url(contact: Contact) -> str:
    """The whole private address of a helper, in its language: for letters only."""
    return whole_address("directory:own", token_of(contact), language=contact.language)
