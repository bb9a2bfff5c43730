"""Editors use their rights only in a session that has passed a second factor: in the admin and wherever else."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from veeb.ui import areas

from . import second_factor

Handler = Callable[[HttpRequest], HttpResponse]
# Where somebody was going when they were led to set up a second factor: an address of ours, kept in the session.
ONWARD = "onward"


class SecondFactor:
    """Stands between the sign-in and everything editorial (`ui.areas`), however somebody has signed in."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not areas.is_editorial(request.path_info) or not request.user.is_authenticated:
            return self.get_response(request)
        if not second_factor.is_required(request.user):
            if not request.path_info.startswith("/admin/"):
                return self.get_response(request)
            # Wagtail would lead them to sign in, and signing in would lead them back.
            raise PermissionDenied
        if second_factor.has_passed(request):
            request.session.pop(ONWARD, None)
            return self.get_response(request)
        return _lead_away(request)


def _lead_away(request: HttpRequest) -> HttpResponse:
    """To show the factor, or to set one up, and back."""
    if request.method != "GET" or request.headers.get("X-Requested-With"):
        raise PermissionDenied
    here = request.get_full_path()
    if second_factor.has_one(request.user):
        ways = get_adapter().get_reauthentication_methods(request.user)
        return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({REDIRECT_FIELD_NAME: here})}")
    request.session[ONWARD] = here
    return HttpResponseRedirect(reverse("mfa_index"))
