"""Screens of the room."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def index(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def helper(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def ask(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def inquiry(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def own(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404

