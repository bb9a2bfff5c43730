"""Reads over communities that the projection does not answer."""

from django.db.models import Prefetch, QuerySet

from veeb.records import permissions

from .models import Community, CommunityPlace


def public() -> "QuerySet[Community]":
    """Those that everybody may see."""
    return permissions.public(Community.objects.all())


def shown() -> "QuerySet[Community]":
    """The same with all that the page shows of one."""
    places = Prefetch("places", CommunityPlace.objects.select_related("municipality__county"))
    return public().select_related("county", "municipality__county", "team").prefetch_related(places, "links", "topics")
