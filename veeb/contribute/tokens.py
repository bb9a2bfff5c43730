"""The private address of a receipt: 128 random bits that name it and 128 bits that prove it came from us.

The token stands in the redirect and in letters only. It is computed from the receipt's uid and the secret key, not
stored: later letters need the link again, which a stored hash could not give, and whoever reads a copy of the
database still cannot open a receipt.
"""

import re
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import override

from .models import Receipt

PROOF_LENGTH = 32
SHAPE = re.compile(r"[0-9a-f]{64}")


def token_of(receipt: Receipt) -> str:
    """The last part of the private address."""
    return receipt.uid.hex + _proof(receipt.uid, settings.SECRET_KEY)


def get_receipt(token: str) -> Receipt:
    """The receipt behind a private address. Raises Http404, the same for every reason."""
    if not SHAPE.fullmatch(token):
        raise Http404
    uid, proof = UUID(token[:PROOF_LENGTH]), token[PROOF_LENGTH:]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(constant_time_compare(proof, _proof(uid, key)) for key in keys):
        raise Http404
    receipt = Receipt.objects.filter(uid=uid).first()
    if receipt is None:
        raise Http404
    return receipt


def private_url(receipt: Receipt) -> str:
    """The whole private address, in the language the sender used: for letters only."""
    with override(receipt.language):
        return settings.SITE_URL + reverse("contribute:receipt", args=[token_of(receipt)])


def _proof(uid: UUID, key: str | bytes) -> str:
    return salted_hmac("contribute.receipt", uid.hex, secret=key, algorithm="sha256").hexdigest()[:PROOF_LENGTH]
