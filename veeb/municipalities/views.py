"""Screens of the room."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def tell(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

