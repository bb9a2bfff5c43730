"""The administrators' screens: letters that were not sent out, and appeals of those whom the guard stopped."""

from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from veeb.records.permissions import is_administrator

from . import mailbox
from .models import Appeal
from .review_views import View

NEWEST = 100


def for_administrators(view: View) -> View:
    """Others are led away by Wagtail, with a sentence."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_administrator(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@for_administrators
def mail(request: HttpRequest) -> HttpResponse:
    """The newest letters in the folder."""
    return render(request, "contribute/admin/letters.html", {"letters": mailbox.newest()})


@for_administrators
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """One letter, as plain text."""
    found = mailbox.find(name)
    if found is None:
        raise Http404
    return render(request, "contribute/admin/letter.html", {"letter": found})


@for_administrators
def appeals(request: HttpRequest) -> HttpResponse:
    """What stopped senders say; marking one as answered is all there is to do here."""
    if request.method == "POST":
        appeal = get_object_or_404(Appeal, pk=request.POST.get("appeal"))
        Appeal.objects.filter(pk=appeal.pk, answered_at=None).update(answered_at=timezone.now())
        messages.success(request, _("Vaidlustus on märgitud lahendatuks."))
        return redirect("review_appeals")
    return render(request, "contribute/admin/appeals.html", {"appeals": Appeal.objects.all()[:NEWEST]})
