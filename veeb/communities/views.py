"""Screens of the room."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def index(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def community(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def keep(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

