"""Reads over places: counties with their municipalities, one place by its address, an old code's heir."""

from collections.abc import Sequence

from django.db.models import Prefetch

from .models import County, Municipality, MunicipalityAlias


def counties() -> Sequence[County]:
    """All counties, each with its municipalities read beforehand. Two queries."""
    return list(County.objects.prefetch_related(Prefetch("municipalities", Municipality.objects.order_by("name"))))


def county(slug: str) -> County:
    """The county of this address, with its municipalities. Raises County.DoesNotExist."""
    return County.objects.prefetch_related("municipalities").get(slug=slug)


def municipality(county_slug: str, slug: str) -> Municipality:
    """The municipality of this address, with its county. Raises Municipality.DoesNotExist."""
    return Municipality.objects.select_related("county").get(slug=slug, county__slug=county_slug)


def by_code(ehak: str) -> Municipality:
    """Today's municipality of an EHAK code, also of one that no longer exists. Raises Municipality.DoesNotExist."""
    today = Municipality.objects.select_related("county")
    alias = MunicipalityAlias.objects.filter(ehak=ehak).first()
    return today.get(pk=alias.municipality_id) if alias else today.get(ehak=ehak)


def former_names(place: Municipality) -> list[str]:
    """Names of the municipalities that this one was made of; its own name is left out."""
    names = place.aliases.exclude(name="").exclude(name=place.name).order_by("name")
    return list(names.values_list("name", flat=True))


def neighbours(place: Municipality) -> Sequence[Municipality]:
    """The other municipalities of its county. One query."""
    others = Municipality.objects.filter(county=place.county_id).exclude(pk=place.pk)
    return list(others.select_related("county"))
