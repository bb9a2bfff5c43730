"""The private address of a receipt; `visitors.tokens` makes its key."""

from veeb.visitors.tokens import find, make_token, whole_address

from .models import Receipt

# Links in letters already sent depend on this word.
PURPOSE = "contribute.receipt"


def token_of(receipt: Receipt) -> str:
    """The last part of the private address."""
    return make_token(receipt.uid, PURPOSE)


def get_receipt(token: str) -> Receipt:
    """The receipt behind a private address. Raises Http404, the same for every reason."""
    return find(Receipt.objects.all(), token, PURPOSE)


def private_url(receipt: Receipt) -> str:
    """The whole private address, in the language the sender used: for letters only."""
    return whole_address("contribute:receipt", token_of(receipt), language=receipt.language)
