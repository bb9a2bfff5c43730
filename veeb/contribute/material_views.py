"""The step from an event that is over to the Aardekast."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from veeb.events.models import Event
from veeb.library.models import Resource
from veeb.records.permissions import allows, is_reviewer

from .event_materials import NothingYet, find_shelved, has_materials, shelve
from .review import review_url


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """What would go into the Aardekast, and the button that puts it there; what is there already is shown."""
    event = get_object_or_404(Event, pk=pk)
    if not allows(request.user, "edit", event):
        raise PermissionDenied
    if request.method == "POST":
        return _shelve(request, event)
    if found := find_shelved(event):
        messages.info(request, _("See on juba Aardekastis: „%s“.") % found)
        return redirect(_next(request, found))
    return _page(request, event)


def _shelve(request: HttpRequest, event: Event) -> HttpResponse:
    try:
        resource, is_new = shelve(event, by=request.user, at=timezone.now())
    except NothingYet:
        return _page(request, event, HTTPStatus.CONFLICT)
    said = _("„%s“ on Aardekasti mustand ja ootab läbivaatust.") if is_new else _("See on juba Aardekastis: „%s“.")
    messages.success(request, said % resource)
    return redirect(_next(request, resource))


def _page(request: HttpRequest, event: Event, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {
        "event": event,
        "files": list(event.files.all()),
        "is_ready": has_materials(event, at=timezone.now()),
        "edit_url_name": event.snippet_viewset.get_url_name("edit"),
    }
    return render(request, "contribute/admin/materials.html", context, status=status)


def _next(request: HttpRequest, resource: Resource) -> str:
    """Where a reviewer publishes it, or an editor goes on writing."""
    if is_reviewer(request.user):
        return review_url(resource)
    return reverse(resource.snippet_viewset.get_url_name("edit"), args=[resource.pk])
