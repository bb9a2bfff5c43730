"""The calendar for visitors: month, list, by county, and one event."""

from django.http import Http404, HttpRequest, HttpResponse


def index(request: HttpRequest) -> HttpResponse:
    """Not built yet."""
    raise Http404


month = coming = past = counties = event = file = index
