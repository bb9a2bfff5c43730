"""Secrets of second factors as they lie in the database: encrypted with a key made from the secret key."""

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes

PURPOSE = b"kogukonnaveeb.second-factor:"
SECRET_BYTES = 20


def encrypt(text: str) -> str:
    """What a copy of the database does not give away."""
    return _box().encrypt(text.encode()).decode()


def decrypt(hidden: str) -> str:
    """The text again; when the secret key is another one by now, a random secret that no code fits.

    So a portal restored without its key asks people to have their factor reset, and does not fall over.
    """
    try:
        return _box().decrypt(hidden.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(key)) for key in keys])


def _key(secret: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + force_bytes(secret)).digest())
