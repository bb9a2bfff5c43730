"""Administrators' screens: who asks to be let in as an official, who is one, inviting, moving, ending."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log

from veeb.accounts import offices
from veeb.accounts.models import Invitation, Office, OfficeRequest
from veeb.contribute.review_views import only_for
from veeb.records.permissions import is_administrator
from veeb.visitors.models import Doubt

from .officials_forms import InviteOfficialForm, MoveForm, RefusalForm

PER_PAGE = 50
TOO_LATE = 409
MISTAKES = 422


def count_waiting() -> int:
    """Requests that nobody has decided on, the doubtful ones left out."""
    return OfficeRequest.objects.filter(decided_at=None, doubts=[]).count()


@only_for(is_administrator)
def index(request: HttpRequest) -> HttpResponse:
    """Requests that wait, invitations on their way, and the officials of today."""
    waiting = list(OfficeRequest.objects.filter(decided_at=None).select_related("municipality"))
    sent = Invitation.objects.filter(used_at=None, withdrawn_at=None).exclude(municipality=None)
    officials = Office.objects.filter(until=None).select_related("user", "municipality").order_by("municipality__name")
    context = {
        "waiting": [one for one in waiting if not one.doubts],
        "doubtful": [one for one in waiting if one.doubts],
        "invitations": sent.select_related("municipality")[:PER_PAGE],
        "officials": Paginator(officials, PER_PAGE).get_page(request.GET.get("p")),
        "now": timezone.now(),
    }
    return render(request, "pages/admin/officials.html", context)


@only_for(is_administrator)
def asked(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: say yes, and an invitation goes out; or no, with the reason."""
    found = get_object_or_404(OfficeRequest.objects.select_related("municipality"), pk=pk)
    is_refusal = request.POST.get("otsus") == "keeldu"
    form = RefusalForm(request.POST if is_refusal else None)
    if request.method != "POST" or (is_refusal and not form.is_valid()):
        return _show_asked(request, found, form, MISTAKES if is_refusal else 200)
    try:
        if is_refusal:
            offices.refuse(found, by=_me(request), reason=form.cleaned_data["reason"], at=timezone.now())
            _done(request, found, "refused", _("Soov on tagasi lükatud. Põhjus läheb kirjaga."))
        else:
            offices.grant(found, by=_me(request), at=timezone.now())
            _done(request, found, "granted", _("Kutse on teel. Ametnik saab õigused, kui ta kutse vastu võtab."))
    except offices.AlreadyDecided:
        messages.warning(request, _("Keegi jõudis ette: selle soovi kohta on juba otsustatud."))
    return redirect("officials")


def _show_asked(request: HttpRequest, found: OfficeRequest, form: forms.Form, status: int) -> HttpResponse:
    doubts = [str(Doubt(value).label) for value in found.doubts if value in Doubt.values]
    return render(request, "pages/admin/asked.html", {"asked": found, "doubts": doubts, "form": form}, status=status)


@only_for(is_administrator)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody whom the administrators know."""
    form = InviteOfficialForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show_form(request, form, _("Kutsu ametnik"), _("Saada kutse"))
    sent = offices.invite(form.invitation(by=_me(request)), at=timezone.now())
    _done(request, sent, "granted", _("Kutse on teel."))
    return redirect("officials")


@only_for(is_administrator)
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """An official of today: goes to another municipality, or works for none any more."""
    office = get_object_or_404(Office.objects.select_related("user", "municipality"), pk=pk, until=None)
    if request.method == "POST" and "lopeta" in request.POST:
        offices.end(office, at=timezone.now())
        _done(request, office, "ended", _("Ametniku õigused on lõpetatud."))
        return redirect("officials")
    values = {"municipality": office.municipality_id, "post": office.post}
    form = MoveForm(request.POST if request.method == "POST" else None, initial=values)
    if not form.is_valid():
        return _show_form(request, form, str(office.user), _("Vii teise omavalitsusse"), office=office)
    new = offices.move(office, **form.cleaned_data, by=_me(request), at=timezone.now())
    _done(request, new, "moved", _("Ametnik on nüüd teises omavalitsuses ja saab kirja."))
    return redirect("officials")


def _show_form(request: HttpRequest, form: forms.Form, title: str, label: str, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "label": label, **more}
    return render(request, "pages/admin/official.html", context, status=MISTAKES if form.is_bound else 200)


def _me(request: HttpRequest) -> Any:
    """Whoever is signed in; the types know nothing of that."""
    return request.user


def _done(request: HttpRequest, what: OfficeRequest | Invitation | Office, deed: str, words: str) -> None:
    """Say so, and write into the history who did what about which municipality; the person is not named there."""
    log(what.municipality, f"accounts.office_{deed}", user=request.user)
    messages.success(request, words)
