"""The editors' screen of what is to be checked, all kinds in one list."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from . import publishing
from .freshness import due, due_model, kinds_of
from .permissions import is_editor, is_reviewer

KIND, OWNER, PAGE = "liik", "vastutaja", "leht"
NOBODY = "puudub"
PER_PAGE = 50


def index(request: HttpRequest) -> HttpResponse:
    """The list, most overdue first; a POST notes that one of them was checked today."""
    if not is_editor(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _check(request)
    lines = due(on=timezone.localdate())
    kind, owner = request.GET.get(KIND, ""), request.GET.get(OWNER, "")
    shown = [line for line in lines if kind in {"", line.kind_key} and owner in {"", str(line.owner_id or NOBODY)}]
    owners = sorted({(str(line.owner_id), line.owner) for line in lines if line.owner_id}, key=lambda pair: pair[1])
    context = {
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get(PAGE)),
        "kinds": kinds_of(lines),
        "owners": [*owners, *([(NOBODY, _("vastutaja puudub"))] if any(not line.owner_id for line in lines) else [])],
        "kind": kind,
        "owner": owner,
        "query": urlencode([(name, value) for name, value in ((KIND, kind), (OWNER, owner)) if value]),
        "may_check": is_reviewer(request.user),
    }
    return render(request, "records/admin/due.html", context)


def _check(request: HttpRequest) -> HttpResponse:
    """Note the check, and back to the same list."""
    model, number = due_model(request.POST.get("room", "")), request.POST.get("pk", "")
    if model is None or not number.isdecimal():
        raise Http404
    record = get_object_or_404(model, pk=int(number), live=True)
    publishing.mark_checked(record, by=request.user, on=timezone.localdate())
    messages.success(request, _("Märgitud: „%s“ on täna kontrollitud.") % record)
    query = request.GET.urlencode()
    return redirect(reverse("records_due") + (f"?{query}" if query else ""))
