"""Signing up."""

from django.http import Http404, HttpRequest, HttpResponse


def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Not built yet."""
    raise Http404
