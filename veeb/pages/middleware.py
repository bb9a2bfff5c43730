"""What every request passes: addresses, the language by address alone, the admin's own policy and cookies."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from veeb.ui.areas import is_for_members
from veeb.ui.languages import language_of
from veeb.visitors.answering import PRIVATE

Handler = Callable[[HttpRequest], HttpResponse]
# Our own forms may say where they come from: under "no-referrer" a browser sends `Origin: null`, which Django refuses.
OWN = {**PRIVATE, "Referrer-Policy": "same-origin"}


class PlainAddresses:
    """Behind an address with NUL in it there is nothing, and PostgreSQL fails when asked. Raises Http404."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        return self.get_response(request)


class LanguageByAddress:
    """Never by cookie or header, so that a page cache may stand before us (Django's own would add `Vary`)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = language_of(request.path_info)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            return response


class AdminPolicy:
    """Wagtail's admin needs inline scripts; its policy is looser and its pages are never stored anywhere."""

    header = "; ".join(
        f"{name} {' '.join(sources)}" for name, sources in settings.ADMIN_CONTENT_SECURITY_POLICY.items()
    )

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            policy = response.headers.get("Content-Security-Policy", self.header)
            # A preview is made like a public page, whose policy forbids every frame: also the editor's panel.
            response.headers["Content-Security-Policy"] = policy.replace(
                "frame-ancestors 'none'", "frame-ancestors 'self'"
            )
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class CookiesForMembers:
    """Public pages read no cookie, whatever a browser sends: only those behind a sign-in do (`ui.areas`).

    Django answers a broken session or CSRF cookie with a new one, which a shared cache could hand to others.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_for_members(request.path_info):
            request.COOKIES = {}
        return self.get_response(request)


class KeptByNobody:
    """What answers behind a sign-in or a private link, refusals and errors too, which no decorator of a view sees."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in _kept_off(request).items():
            response.headers[name] = value
        return response


def _kept_off(request: HttpRequest) -> dict[str, str]:
    path, found = request.path_info, request.resolver_match
    if is_for_members(path):
        return {} if path.startswith("/admin/") else OWN
    return PRIVATE if found and "token" in found.kwargs else {}
