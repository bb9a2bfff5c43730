"""The Aardekast for visitors: the list, one thing, its citation and its files."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veeb.records.permissions import public
from veeb.records.serving import draft_response, file_response
from veeb.search.kinds import Home, codes
from veeb.search.listing import make_listing
from veeb.search.seo import address, list_seo
from veeb.ui.caching import public_page

from . import citing
from .laws import shelves
from .models import Resource, ResourceFile
from .showing import page_context

# How an address of the earlier portal is remembered.
FORMER_REF = "kogukonnaveeb:juhendmaterjalid/%d"


@public_page
def index(request: HttpRequest) -> HttpResponse:
    """Everything on the shelves, narrowed by the filters in the address."""
    listing = make_listing(request, within={"kind": codes(Home.LIBRARY)})
    title = _("Aardekast")
    context = {
        "listing": listing,
        "feed_url": f"{listing.path}feed/{listing.chosen.query_string()}",
        "breadcrumbs": [(title, "")],
        "seo": list_seo(listing.address, title=title, is_search=bool(listing.chosen.words)),
    }
    return render(request, "library/index.html", context)


@public_page
def resource(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """One thing; an address with other words leads to the right one."""
    found = get_object_or_404(_public(), pk=pk)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return render(request, found.detail_template, page_context(found))


@public_page
def laws(request: HttpRequest) -> HttpResponse:
    """Legal acts by where they stand today."""
    title = _("Õigus")
    context = {
        "shelves": shelves(on=timezone.localdate()),
        "shelf_url": reverse("library:index") + "?liik=law",
        "breadcrumbs": [(title, "")],
        "seo": list_seo(request.path, title=title),
    }
    return render(request, "library/laws.html", context)


@public_page
def citation(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The citation as a small file for reference managers."""
    found = get_object_or_404(_public(), pk=pk)
    write, media_type = citing.FORMATS[form]
    text = write(found, address(found.get_absolute_url()))
    disposition = f'attachment; filename="kogukonnaveeb-{found.pk}.{form}"'
    return HttpResponse(text, content_type=f"{media_type}; charset=utf-8", headers={"Content-Disposition": disposition})


@public_page
def former(request: HttpRequest, number: int) -> HttpResponse:
    """An address of the earlier portal leads to the same thing here."""
    visible = _public()
    found = visible.filter(ref=FORMER_REF % number).first() or get_object_or_404(visible, pk=number)
    return redirect(found, permanent=True)


@public_page
def file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of a thing that everybody may see."""
    found = get_object_or_404(ResourceFile, pk=pk, name=name, resource__in=_public())
    return file_response(request, found)


@require_safe
def admin_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A file of a draft, for those who may see the draft."""
    found = get_object_or_404(ResourceFile.objects.select_related("resource"), pk=pk, name=name)
    return draft_response(request, found, found.resource)


def _public() -> QuerySet[Resource]:
    return public(Resource.objects.select_related("county", "municipality__county"))
