"""The administrators' screen: what is held by any mail address, for a person without an account who asks by letter.

The address travels in the body of a POST, so no log and no history of a browser keeps it.
"""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from veeb.accounts import closing, held, teams
from veeb.accounts.models import User
from veeb.contribute.review_views import only_for
from veeb.records.permissions import is_administrator
from veeb.visitors.fields import Mail

from .own_data_views import as_file

MISTAKES = 422


class AddressForm(forms.Form):
    """By which address."""

    use_required_attribute = False
    mail = Mail(label=gettext_lazy("E-posti aadress"), needed=gettext_lazy("Kirjuta aadress, mille kohta küsitakse."))


@only_for(is_administrator)
def index(request: HttpRequest) -> HttpResponse:
    """See it, take it along, delete it. Each use is written into the history: who and when, not about whom."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _show(request, form, status=MISTAKES if form.is_bound else 200)
    mail, deed = form.cleaned_data["mail"], request.POST.get("tegu", "")
    if deed == "kustuta" and "kinnitan" in request.POST:
        return _erase(request, form, mail)
    if deed == "json":
        _log(request, "taken")
        return as_file(mail)
    _log(request, "shown")
    return _show(request, form, sections=held.collect(mail), mail=mail, is_asked=deed == "kustuta")


def _erase(request: HttpRequest, form: AddressForm, mail: str) -> HttpResponse:
    above = User.objects.filter(email__iexact=mail, is_superuser=True)
    if above.exists() and not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
    try:
        erased = held.erase(mail, at=timezone.now())
    except teams.LastSteward as last:
        words = _("Ta on tiimi „%(team)s“ ainus eestvedaja. Enne peab eestvedamise üle andma.")
        messages.error(request, words % {"team": last.team})
        return _show(request, form, sections=held.collect(mail), mail=mail, status=409)
    except closing.LastAdministrator:
        messages.error(request, _("Ta on ainus administraator. Enne peab keegi teine saama administraatoriks."))
        return _show(request, form, sections=held.collect(mail), mail=mail, status=409)
    _log(request, "erased")
    messages.success(request, _("Kustutatud."))
    return _show(request, AddressForm(), erased=erased)


def _log(request: HttpRequest, deed: str) -> None:
    log(request.user, f"accounts.held_{deed}", user=request.user)


def _show(request: HttpRequest, form: AddressForm, *, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "pages/admin/held.html", {"form": form, **more}, status=status)
