"""The key of a private address: 128 random bits that name a thing and 128 bits that prove it came from us.

The token stands in the redirect and in letters only. It is computed from the thing's uid and the secret key, not
stored: later letters need the link again, which a stored hash could not give, and whoever reads a copy of the
database still cannot open the page.
"""

import re
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import override

PROOF_LENGTH = 32
SHAPE = re.compile(r"[0-9a-f]{64}")
M = TypeVar("M", bound=Model)


def make_token(uid: UUID, purpose: str) -> str:
    """The last part of a private address. `purpose` keeps the keys of one kind of page from opening another."""
    return uid.hex + _proof(uid, purpose, settings.SECRET_KEY)


def read_token(token: str, purpose: str) -> UUID:
    """The uid behind a token that we made. Raises Http404, the same for every reason."""
    if not SHAPE.fullmatch(token):
        raise Http404
    uid, proof = UUID(token[:PROOF_LENGTH]), token[PROOF_LENGTH:]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if not any(constant_time_compare(proof, _proof(uid, purpose, key)) for key in keys):
        raise Http404
    return uid


def find(things: "QuerySet[M]", token: str, purpose: str) -> M:
    """The one of these whose `uid` stands behind a token of ours. Raises Http404, the same for every reason."""
    found = things.filter(uid=read_token(token, purpose)).first()
    if found is None:
        raise Http404
    return found


def whole_address(name: str, token: str, *, language: str) -> str:
    """The whole address of a private page, in the language of who gets it: for letters only."""
    with override(language):
        return settings.SITE_URL + reverse(name, args=[token])


def _proof(uid: UUID, purpose: str, key: str | bytes) -> str:
    return salted_hmac(purpose, uid.hex, secret=key, algorithm="sha256").hexdigest()[:PROOF_LENGTH]
