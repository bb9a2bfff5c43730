"""The administrators' screens: letters that were not sent out, and appeals of those whom the guard stopped."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from veeb.records.permissions import is_administrator

from . import mailbox
from .models import Appeal
from .review_views import only_for

NEWEST = 100


@only_for(is_administrator)
def mail(request: HttpRequest) -> HttpResponse:
    """The newest letters in the folder."""
    return render(request, "contribute/admin/letters.html", {"letters": mailbox.newest()})


@only_for(is_administrator)
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """One letter, as plain text."""
    found = mailbox.find(name)
    if found is None:
        raise Http404
    return render(request, "contribute/admin/letter.html", {"letter": found})


@only_for(is_administrator)
def appeals(request: HttpRequest) -> HttpResponse:
    """What stopped senders say; marking one as answered is all there is to do here."""
    if request.method == "POST":
        appeal = get_object_or_404(Appeal, pk=request.POST.get("appeal"))
        Appeal.objects.filter(pk=appeal.pk, answered_at=None).update(answered_at=timezone.now())
        messages.success(request, _("Vaidlustus on märgitud lahendatuks."))
        return redirect("review_appeals")
    return render(request, "contribute/admin/appeals.html", {"appeals": Appeal.objects.all()[:NEWEST]})
