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

    return private(asked)
