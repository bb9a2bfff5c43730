"""What every public page shows around its content: menu, footer, legend."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from veeb.search.kinds import all_kinds
from veeb.topics.models import Thread
from veeb.ui.languages import current_language, in_language, without_prefix

from .models import SiteTexts

# (label, address without language, icon): the order of the menu. What is not built yet is not here.
MENU = [
    (_("Aardekast"), "/aardekast/", ""),
    (_("Kalender"), "/kalender/", ""),
    (_("Uudised"), "/uudised/", ""),
    (_("Kohad"), "/kohad/", ""),
    (_("Kogukonnad"), "/kogukonnad/", ""),
    (_("Kes aitab"), "/kes-aitab/", ""),
    (_("Rahastus"), "/rahastus/", ""),
    (_("ABCD"), "/abcd/", ""),
    (_("Kriisivalmidus"), "/kriisivalmidus/", ""),
    (_("Panusta"), "/panusta/", "pluss"),
]
FOOTER = [
    (_("Teemad"), "/teemad/"),
    (_("Õigus"), "/oigus/"),
    (_("Minu leht"), "/minu/"),
    (_("Meie tegevused"), "/meie-tegevused/"),
    (_("Taustainfo"), "/taustainfo/"),
    (_("Kirjuta meile"), "/kontakt/"),
    (_("Ligipääsetavus"), "/ligipaasetavus/"),
    (_("Andmed ja privaatsus"), "/privaatsus/"),
]


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `site` for the layout; the database is asked only by a page that shows it."""
    return {"site": SimpleLazyObject(lambda: _site(request))}


def _site(request: HttpRequest) -> dict[str, Any]:
    language = current_language()
    here = without_prefix(request.path_info)
    texts = SiteTexts.load()
    return {
        "nav": [(label, in_language(path, language), here.startswith(path), icon) for label, path, icon in MENU],
        "footer_links": [(label, in_language(path, language)) for label, path in FOOTER],
        "about": getattr(texts, f"about_{language}"),
        "partners": [(block.value["name"], block.value["url"]) for block in texts.partners],
        "is_demo": texts.has_demo,
        "contact_email": settings.CONTACT_EMAIL,
        # Kinds that share a motif stand there once, by the first of them.
        "legend": list({kind.motif: kind.label for kind in reversed(all_kinds())}.items())[::-1],
        "threads": Thread.choices,
    }
