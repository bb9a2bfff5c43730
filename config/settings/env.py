"""Reading the environment: a wrong value stops the start with a sentence instead of a surprise later."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "jah", "on"}
FALSE = {"0", "false", "no", "ei", "off", ""}


def text(name: str, default: str = "") -> str:
    """The variable's value, or `default` when it is empty; `NAME_FILE` may name a file that holds it (for secrets)."""
    if file := os.environ.get(f"{name}_FILE"):
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
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
    """A whole number. Raises ImproperlyConfigured on anything else."""
    value = os.environ.get(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} peab olema täisarv, aga on „{value}“") from error


def words(name: str, default: str = "") -> list[str]:
    """A list of values parted by commas or spaces."""
    return text(name, default).replace(",", " ").split()
