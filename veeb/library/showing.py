"""What the page of one resource shows: plain values for its template."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.search.kinds import get_kind
from veeb.search.record_pages import file_downloads, link_downloads, place, shared_context
from veeb.search.seo import address
from veeb.tools.text import names
from veeb.topics.audiences import Audience
from veeb.ui.languages import current_language, in_language
from veeb.ui.templatetags.ui import localdate

from . import citing
from .kinds import ResourceKind
from .laws import law_of, standing_on
from .models import Resource
from .seo import resource_seo

Fact = tuple[str, Any, str]


def page_context(resource: Resource) -> dict[str, Any]:
    """Everything for `library/resource.html`, for the public page and for previews alike."""
    path = resource.get_absolute_url() if resource.pk else ""
    shelf = in_language("/aardekast/", current_language())
    kind = get_kind(resource.kind)
    shared = shared_context(resource)
    breadcrumbs = [(_("Aardekast"), shelf), (kind.plural, f"{shelf}?liik={kind.code}"), (shared["title"], path)]
    permanent = address(path)
    today = timezone.localdate()
    return {
        **shared,
        "law": law_of(resource, on=today) if resource.kind == ResourceKind.LAW else None,
        "resource": resource,
        "kind": kind,
        "audiences": [(Audience(code).label, f"{shelf}?kellele={code}") for code in resource.audiences],
        "facts": facts(resource, shelf),
        "downloads": [*file_downloads(resource), *link_downloads(resource)],
        "citation": citing.plain(resource, permanent),
        "breadcrumbs": breadcrumbs,
        "permanent": permanent,
        "seo": resource_seo(resource, path, topics=shared["topics"], breadcrumbs=breadcrumbs),
    }


def facts(resource: Resource, shelf: str) -> list[Fact]:
    """(term, value, address or "") of what is known; what is not known is not said, but "kontrollimata" is."""
    known: list[Fact] = [
        (_("Autorid"), ", ".join(names(resource.authors)), ""),
        (_("Väljaandja"), resource.publisher if resource.publisher != resource.journal else "", ""),
        (_("Ajakiri"), resource.journal, ""),
        (_("DOI"), resource.doi, f"https://doi.org/{resource.doi}"),
        (_("ISBN"), resource.isbn, ""),
        (_("Seis"), _standing(resource), ""),
        (_("Kehtib alates"), localdate(resource.legal_from), ""),
        (_("Keda kohustab"), resource.legal_binds, ""),
        (_("Aasta"), resource.year, f"{shelf}?aasta={resource.year}"),
        (_("Keel"), resource.get_language_display(), f"{shelf}?keel={resource.language}"),
        (_("Maht"), resource.length_note, ""),
        (_("Litsents"), resource.licence and _(resource.licence), ""),
        (_("Koht"), *place(resource)),
        (_("Päritolu"), resource.origin_name, resource.origin_url),
        (_("Päritolu litsents"), resource.origin_licence, ""),
        (_("Võetud"), localdate(resource.origin_fetched_on), ""),
        (_("Lisas"), resource.credit, ""),
        (_("Lisatud"), localdate(resource.first_published_at), ""),
        (_("Kontrollitud"), localdate(resource.checked_on) or _("kontrollimata"), ""),
    ]
    return [fact for fact in known if fact[1]]


def _standing(resource: Resource) -> Any:
    """As the notice of the page says it, so that no bill and no put-off act passes for law."""
    return standing_on(resource, timezone.localdate()).label if resource.legal_state else ""
