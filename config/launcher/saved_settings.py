"""The settings that a backup carries: those named here, never a secret."""

import os
from collections.abc import Mapping

from django.utils.crypto import salted_hmac

# A setting that stands in neither list is left out of backups, and a test of the house says so.
KEPT = (
    "KV_ENV",
    "KV_DATA_DIR",
    "KV_SITE_URL",
    "KV_ALLOWED_HOSTS",
    "KV_DEBUG",
    "KV_WORKERS",
    "KV_TRUSTED_PROXIES",
    "KV_MAIL_HOST",
    "KV_MAIL_PORT",
    "KV_MAIL_USER",
    "KV_MAIL_TLS",
    "KV_MAIL_FROM",
    "KV_CONTACT_EMAIL",
    "KV_MAP_TILES",
    "KV_MAP_ATTRIBUTION",
    "KV_MAX_FILE_MB",
    "KV_CONTRIBUTIONS_PER_HOUR",
    "KV_PROOF_OF_WORK",
    "KV_CONTACT_KEPT_DAYS",
    "KV_REGISTRATION_KEPT_DAYS",
)
DATABASE = "DATABASE_URL"
SECRET = ("KV_SECRET_KEY", "KV_MAIL_PASSWORD")
MARK_LETTERS = 8


def present() -> dict[str, str]:
    """What the environment sets, by name; of a value that lies in a file, the file's name alone."""
    names = [name for kept in KEPT for name in (kept, f"{kept}_FILE")]
    values = {name: value for name in names if (value := os.environ.get(name))}
    address = _without_password(os.environ.get(DATABASE, ""))
    return {**values, DATABASE: address} if address else values


def left_out() -> list[str]:
    """The secrets that the environment sets: whoever restores must have them from elsewhere."""
    return [name for name in (*SECRET, DATABASE) if os.environ.get(f"{name}_FILE") or _is_secret(name)]


def differences(saved: Mapping[str, str]) -> list[str]:
    """A line for each setting that is not here as it was there."""
    here = present()
    return [
        f"{name}: varukoopias {saved.get(name) or 'määramata'}, siin {here.get(name) or 'määramata'}"
        for name in sorted({*saved, *here})
        if saved.get(name) != here.get(name)
    ]


def mark_of(secret_key: str) -> str:
    """A few letters by which a key is known again; the key cannot be read from them."""
    return salted_hmac("kogukonnaveeb.backup", "key", secret=secret_key, algorithm="sha256").hexdigest()[:MARK_LETTERS]


def _is_secret(name: str) -> bool:
    """Whether the environment sets it, and there is something in it that a backup must not hold."""
    value = os.environ.get(name, "")
    return bool(value) and (name in SECRET or _without_password(value) != value)


def _without_password(address: str) -> str:
    """Kind, user, place and name of a database; neither the password nor what follows `?`, where one may stand, too."""
    kind, mark, rest = address.partition("://")
    user, at, place = rest.rpartition("@")
    return f"{kind}{mark}{user.partition(':')[0]}{at}{place.partition('?')[0]}" if mark else ""
