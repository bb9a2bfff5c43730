"""Where helpers are used: as contact roles on the page of a municipality."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import override

from veeb.directory import using
from veeb.places.models import Municipality

from .models import Profile


def pages(profiles: Iterable[int]) -> list[tuple[str, str]]:
    """(name, path without a language) of the municipalities that these profiles tell of. One query."""
    places = Municipality.objects.filter(profile__in=list(profiles)).select_related("county")
    with override(settings.LANGUAGE_CODE):
        return [(place.name, place.get_absolute_url()) for place in places]


using.enrol(Profile, pages)
