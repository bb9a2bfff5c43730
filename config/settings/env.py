"""Reading the environment: a wrong value stops the start with a sentence instead of a surprise later."""

import os
import re
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "jah", "on"}
FALSE = {"0", "false", "no", "ei", "off", ""}
SITE = re.compile(r"https?://([\w.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
# Each of the three places of a tile once, in whatever order the source has them; no host that changes. Letters of
# ASCII alone: the host stands in a header, where others would make the whole policy unreadable (write xn--…).
TILES = re.compile(r"https://[\w.-]+(:\d{1,5})?/(?=.*\{z\})(?=.*\{x\})(?=.*\{y\})[^\s\"'<>;,]+", re.ASCII)


def text(name: str, default: str = "") -> str:
    """The variable's value, or `default` when it is empty; `NAME_FILE` may name a file that holds it (for secrets)."""
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(f"{name}_FILE nimetab faili, mida ei saa lugeda: {error}") from error
    return os.environ.get(name) or default


def flag(name: str, *, default: bool = False) -> bool:
    """A yes or no. Raises ImproperlyConfigured on anything else."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} peab olema 1 või 0, aga on „{value}“")


def number(name: str, default: int) -> int:
    """A whole number, zero or more. Raises ImproperlyConfigured on anything else."""
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} peab olema täisarv alates nullist, aga on „{value}“")
    return int(value)


def site(name: str, default: str) -> str:
    """The address of a site, without a closing slash. Raises ImproperlyConfigured on one with a path, or on none."""
    value = text(name, default).rstrip("/")
    if not SITE.fullmatch(value):
        raise ImproperlyConfigured(f"{name} peab olema nagu https://veeb.ee, aga on „{value}“")
    return value


def tiles(name: str) -> str:
    """Where map tiles come from, one host alone; "" for nowhere. Raises ImproperlyConfigured on another pattern."""
    value = text(name)
    if value and not TILES.fullmatch(value):
        raise ImproperlyConfigured(
            f"{name} peab olema nagu https://kaart.example/{{z}}/{{x}}/{{y}}.png, aga on „{value}“"
        )
    return value


def origin(address: str) -> list[str]:
    """The scheme and host of an address, for a security policy; nothing for none."""
    return ["/".join(address.split("/")[:3])] if address else []


def database(name: str, default: str) -> dict[str, Any]:
    """A database as Django wants it told. Raises ImproperlyConfigured on an address of none."""
    try:
        return dict(dj_database_url.parse(text(name, default), conn_max_age=60, conn_health_checks=True))
    except ValueError as error:
        # The value may hold a password, so it is not repeated.
        raise ImproperlyConfigured(f"{name} peab olema nagu postgres://kasutaja:parool@127.0.0.1/nimi") from error


def words(name: str, default: str = "") -> list[str]:
    """A list of values parted by commas or spaces."""
    return text(name, default).replace(",", " ").split()
