"""Reads over communities that the projection does not answer."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from veeb.records.permissions import visible_to

from .models import Community, CommunityPlace

# No cookie comes to public pages, so everybody is a stranger there.
ANYBODY = AnonymousUser()


def public() -> "QuerySet[Community]":
    """Those that everybody may see."""
    return visible_to(ANYBODY, Community.objects.all())


def shown() -> "QuerySet[Community]":
    """The same with all that the page shows of one."""
    places = Prefetch("places", CommunityPlace.objects.select_related("municipality__county"))
    return public().select_related("county", "municipality__county", "team").prefetch_related(places, "links", "topics")
