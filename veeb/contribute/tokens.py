"""The private address of a receipt; `visitors.tokens` makes its key."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from veeb.visitors.tokens import make_token, read_token

from .models import Receipt

# Links in letters already sent depend on this word.
PURPOSE = "contribute.receipt"


def token_of(receipt: Receipt) -> str:
    """The last part of the private address."""
    return make_token(receipt.uid, PURPOSE)


def get_receipt(token: str) -> Receipt:
    """The receipt behind a private address. Raises Http404, the same for every reason."""
    receipt = Receipt.objects.filter(uid=read_token(token, PURPOSE)).first()
    if receipt is None:
        raise Http404
    return receipt


def private_url(receipt: Receipt) -> str:
    """The whole private address, in the language the sender used: for letters only."""
    with override(receipt.language):
        return settings.SITE_URL + reverse("contribute:receipt", args=[token_of(receipt)])
