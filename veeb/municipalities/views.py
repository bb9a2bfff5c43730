"""Screens of the room: where officials tell of their municipality."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from veeb.places.models import Municipality
from veeb.records.permissions import may_tell_of
from veeb.visitors.answering import page, see_other

from . import actions
from .kinds import SITES
from .models import Profile
from .telling import TellingForm

SAVED = "salvestatud"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, slug: str) -> HttpResponse:
    """The form for officials of this municipality and for editors; "lisa" in what was sent asks for one more row."""
    place = get_object_or_404(Municipality.objects.select_related("county"), slug=slug)
    if not may_tell_of(request.user, place.pk):
        raise PermissionDenied
    profile = Profile.objects.filter(municipality=place).first() or Profile(municipality=place)
    if request.method != "POST":
        return _show(request, TellingForm(profile), is_saved=SAVED in request.GET)
    form = TellingForm(profile, request.POST)
    if wanted := request.POST.get("lisa"):
        return _show(request, form.with_row(wanted))
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY, mistakes=form.mistakes())
    try:
        actions.tell(profile, form.telling(), by=request.user, at=timezone.now())
    except actions.SavedMeanwhile as late:
        fresh, different = form.beside(late.profile)
        # Somebody who pressed twice has saved this very thing.
        if different:
            return _show(request, fresh, HTTPStatus.CONFLICT, theirs=late.profile, different=different)
    return see_other(f"{reverse('municipalities:tell', args=[place.slug])}?{SAVED}=1")


def _show(request: HttpRequest, form: TellingForm, status: HTTPStatus = HTTPStatus.OK, **more: Any) -> HttpResponse:
    kinds = [(kind.label, *words) for kind, words in SITES.items()]
    context = {"form": form, "place": form.profile.municipality, "site_kinds": kinds, **more}
    return page(request, "municipalities/tell.html", context, status)
