"""What screens behind a sign-in share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from veeb.visitors.answering import private

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """For anybody with an account; others sign in first and come back. Kept by no cache, found by no search engine."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return login_required(view)(request, *args, **kwargs)

    return own_pages(asked)


def own_pages(view: View) -> View:
    """Private as other private pages, but our own forms may say where they come from: a CSRF token is checked by it.

    Under "no-referrer" a browser sends `Origin: null`, which Django refuses.
    """

    @wraps(view)
    def named(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = private(view)(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return named
