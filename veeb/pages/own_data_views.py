"""What is held about a member: seen, taken along as a file, deleted with the account."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from veeb.accounts import closing, held, teams
from veeb.accounts.doors import fresh


class SureForm(forms.Form):
    """One tick before everything goes."""

    use_required_attribute = False
    sure = forms.BooleanField(
        label=_("Saan aru, et seda ei saa tagasi võtta."),
        error_messages={"required": _("Märgi, et saad aru. Pärast kustutamist tagasi teed ei ole.")},
    )


@login_required
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """All of it, by rooms."""
    return render(request, "pages/my/data.html", {"sections": held.collect(_mail(request))})


@login_required
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The same as JSON."""
    return as_file(_mail(request))


def as_file(mail: str) -> HttpResponse:
    """What is held by this address, to be saved as a file."""
    data = held.as_data(mail, held.collect(mail), at=timezone.now())
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="minu-andmed.json"'
    return response


@login_required
@fresh
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Delete the account and all that is held by its address; asked once more before, of who has just signed in."""
    user: Any = request.user
    form = SureForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {
        "form": form,
        "led": teams.led_alone_by(user),
        "is_last": closing.is_last_administrator(user),
    }
    if request.method != "POST":
        return render(request, "pages/my/erase.html", context)
    if not form.is_valid():
        return render(request, "pages/my/erase.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        erased = held.erase(_mail(request), at=timezone.now())
    except (teams.LastSteward, closing.LastAdministrator):
        return render(request, "pages/my/erase.html", context, status=HTTPStatus.CONFLICT)
    logout(request)
    return render(request, "pages/my/erased.html", {"erased": erased})


def _mail(request: HttpRequest) -> str:
    user: Any = request.user
    mail: str = user.email
    return mail
