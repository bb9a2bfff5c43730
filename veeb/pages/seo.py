"""What search engines and sharing get to know of our screens: address, languages, linked data."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from veeb.ui.languages import current_language, in_language

from .projecting import page_path

CONTEXT = "https://schema.org"
# Where a reader of none of our languages is led.
DEFAULT = "x-default"


def screen_seo(path: str, *, description: str = "", jsonld: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """For a screen that exists in every language; `path` is written without a prefix."""
    return _seo(path, [code for code, _name in settings.LANGUAGES], description=description, jsonld=jsonld)


def page_seo(page: Any, jsonld: Mapping[str, Any]) -> dict[str, Any]:
    """For an editorial page; names the languages in which it has a live translation. One query."""
    paths = {
        translation.locale.language_code: page_path(translation)
        for translation in page.get_translations(inclusive=True).live().select_related("locale")
    }
    return _seo(page_path(page), paths, description=page.search_description or page.lead, jsonld=jsonld)


def address(path: str, language: str = "") -> str:
    """The whole address of a path without prefix, in this language or the one on screen."""
    return settings.SITE_URL + in_language(path, language or current_language())


def _seo(path: str, languages: Any, *, description: str, jsonld: Mapping[str, Any] | None) -> dict[str, Any]:
    paths = languages if isinstance(languages, Mapping) else dict.fromkeys(languages, path)
    alternates = [(code, address(paths[code], code)) for code, _name in settings.LANGUAGES if code in paths]
    default = paths.get(settings.LANGUAGE_CODE)
    if default and len(alternates) > 1:
        alternates.append((DEFAULT, address(default, settings.LANGUAGE_CODE)))
    return {
        "canonical": address(path),
        "alternates": alternates,
        "description": description,
        "jsonld": {"@context": CONTEXT, **jsonld} if jsonld else None,
    }
