"""What a visitor sees when something fails: a page in the design, in the language of the address.

These pages ask nothing of the database and run no context processor, so they come up when little else does.
"""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import override

from .languages import language_of

# The last resort, when the templates themselves cannot be read.
PLAIN = "Midagi läks meil valesti. Proovi mõne minuti pärast uuesti. / Что-то сломалось. / Something went wrong."


def handler400(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that cannot be understood."""
    return _page(request, HTTPStatus.BAD_REQUEST)


def handler403(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page that this visitor may not open."""
    return _page(request, HTTPStatus.FORBIDDEN)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token was missing or old (the setting CSRF_FAILURE_VIEW)."""
    return _page(request, HTTPStatus.FORBIDDEN, is_old_form=True)


def handler404(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An address with nothing behind it."""
    return _page(request, HTTPStatus.NOT_FOUND)


def too_many(request: HttpRequest, *, wait_s: int = 3600) -> HttpResponse:
    """Too many requests from one place; `wait_s` seconds until the next may succeed."""
    response = _page(request, HTTPStatus.TOO_MANY_REQUESTS, wait_min=max(1, round(wait_s / 60)))
    response["Retry-After"] = str(wait_s)
    return response


def handler500(request: HttpRequest) -> HttpResponse:
    """Our own failure; nothing here may fail again."""
    try:
        return _page(request, HTTPStatus.INTERNAL_SERVER_ERROR)
    except Exception:  # noqa: BLE001 (whatever broke, the visitor still gets a sentence)
        return HttpResponse(PLAIN, status=500, content_type="text/plain; charset=utf-8")


def unavailable(request: HttpRequest, *, wait_s: int = 300) -> HttpResponse:
    """The portal is being mended; `wait_s` seconds until it is worth trying again."""
    response = _page(request, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(wait_s)
    return response


def _page(request: HttpRequest, status: HTTPStatus, **details: Any) -> HttpResponse:
    with override(language_of(request.path)):
        html = render_to_string(f"{status.value}.html", {"request": request, **details})
    return HttpResponse(html, status=status.value)
