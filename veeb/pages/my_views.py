"""A member's own first page: teams, municipality, invitations that wait, and the way to account and data."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from veeb.accounts import tokens
from veeb.accounts.models import Invitation, User
from veeb.records.permissions import is_editor
from veeb.visitors.answering import see_other
from veeb.visitors.fields import Line

DONE = {"lahkusid": _("Lahkusid tiimist."), "nimi": _("Nimi on salvestatud.")}


class NameForm(forms.Form):
    """How the others of a team know one; nobody else sees it."""

    use_required_attribute = False
    name = Line(
        label=_("Sinu nimi"),
        max_length=150,
        needed=_("Kirjuta nimi, mille järgi teised sind tunnevad."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )


@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everything that is mine, in one calm page."""
    user: Any = request.user
    waiting = Invitation.objects.usable(at=timezone.now()).filter(mail__iexact=user.email).exclude(mail="")
    context = {
        "memberships": user.memberships.select_related("team__community"),
        "office": user.offices.filter(until=None).select_related("municipality").first(),
        "invitations": [(one, tokens.token_of(one)) for one in waiting.select_related("team", "municipality")],
        "is_editor": is_editor(user),
        "done": DONE.get(request.GET.get("tehtud", "")),
    }
    return render(request, "pages/my/home.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """One's own name."""
    user: Any = request.user
    is_sent = request.method == "POST"
    form = NameForm(request.POST if is_sent else None, initial={"name": user.get_full_name()})
    if is_sent and form.is_valid():
        _rename(user, form.cleaned_data["name"])
        return see_other(f"{reverse('pages:my')}?tehtud=nimi")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_sent else HTTPStatus.OK
    return render(request, "pages/my/name.html", {"form": form}, status=status)


def _rename(user: User, name: str) -> None:
    user.first_name, user.last_name = name, ""
    user.save(update_fields=["first_name", "last_name"])
