"""How pages without an account answer: forms without cookies, redirects after a POST, what is kept by nobody."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .guard import is_cross_site

View = Callable[..., HttpResponse]
# No search engine, no cache, no address given away to the next site.
PRIVATE = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


def accepts_forms(view: View) -> View:
    """GET and POST without a CSRF token: the address of the sending site is asked instead (see `is_cross_site`)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and is_cross_site(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(guarded))


def brings_too_much(request: HttpRequest) -> bool:
    """Whether a POST has more bytes or files than a form can take; of too many bytes nothing is read."""
    files = settings.CONTRIBUTE_MAX_FILES * settings.CONTRIBUTE_MAX_FILE_MB * 1024**2
    if int(request.META.get("CONTENT_LENGTH") or 0) > files + settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return True
    try:
        request.FILES  # noqa: B018 (the first look reads the body)
    except (TooManyFilesSent, RequestDataTooBig):
        return True
    return False


def see_other(address: str) -> HttpResponse:
    """Go on there with a GET: a reload then sends nothing again."""
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={**PRIVATE, "Location": address})


def page(
    request: HttpRequest, template: str, context: dict[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """A page; the answer to a POST is stored nowhere."""
    response = render(request, template, context, status=status)
    if request.method == "POST":
        response.headers["Cache-Control"] = "no-store"
    return response
