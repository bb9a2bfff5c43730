"""How the screens of signing in answer: who may come in, bad input told as such."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.logout import logout
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from . import limits, second_factor

View = Callable[..., HttpResponse]


def entrance(view: View) -> View:
    """For anybody, on the way in.

    A form that comes back with mistakes is no success (422); the `site` of allauth must not hide our own.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except (LookupError, TypeError, ValueError, RecursionError) as forged:
            # allauth falls over a passkey that no browser made.
            if "credential" not in request.POST:
                raise
            raise BadRequest from forged
        if isinstance(response, TemplateResponse) and response.context_data:
            response.context_data.pop("site", None)
        if request.method == "POST" and response.status_code == HTTPStatus.OK:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    return answered


def counted(what: str) -> Callable[[View], View]:
    """As `entrance`, and each sending counts as a try of this sender (a name for `limits.count`)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def tried(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST":
                limits.count(request, what)
            return view(request, *args, **kwargs)

        return entrance(tried)

    return decorate


def inside(view: View) -> View:
    """For those who are signed in."""
    return login_required(entrance(view))


def just_signed_in(view: View) -> View:
    """For those who have just signed in: they may change how the account is opened."""
    return inside(fresh(view))


def fresh(view: View) -> View:
    """Whoever has not just signed in, with every factor they have, does so first; for views behind a sign-in."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if second_factor.is_fresh(request):
            return view(request, *args, **kwargs)
        return _ask_again(request)

    return asked


def _ask_again(request: HttpRequest) -> HttpResponse:
    """By what the account has; one that has only its mailbox signs in anew."""
    back = urlencode({REDIRECT_FIELD_NAME: request.path})
    methods = get_adapter().get_reauthentication_methods(request.user)
    if methods:
        return HttpResponseRedirect(f"{methods[0]['url']}?{back}")
    logout(request, show_message=False)
    return HttpResponseRedirect(f"{reverse('account_login')}?{back}")
