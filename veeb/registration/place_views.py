"""A registrant's own page."""

from django.http import Http404, HttpRequest, HttpResponse


def place(request: HttpRequest, token: str) -> HttpResponse:
    """Not built yet."""
    raise Http404


give_up = place
