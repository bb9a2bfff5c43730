"""Screens of the room."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def index(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def call(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

