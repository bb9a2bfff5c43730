"""The language of an address: Estonian at the root, Russian under /ru/, English under /en/, nothing else decides."""

from django.conf import settings
from django.utils.translation import get_language


def language_of(path: str) -> str:
    """The language that an address is in, told by its first part."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in _prefixed() else settings.LANGUAGE_CODE


def without_prefix(path: str) -> str:
    """The address as it is in Estonian: "/ru/uudised/" becomes "/uudised/"."""
    language = language_of(path)
    return path if language == settings.LANGUAGE_CODE else path[len(language) + 1 :] or "/"


def in_language(path: str, language: str) -> str:
    """The same address in another language. `path` may carry a prefix and a query string."""
    bare = without_prefix(path)
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"


def current_language() -> str:
    """The language on screen; Estonian where translations are switched off."""
    return get_language() or settings.LANGUAGE_CODE


def _prefixed() -> set[str]:
    return {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
