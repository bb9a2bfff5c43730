"""Reads over places: counties with their municipalities, one place by its address, an old code's heir."""

from collections.abc import Sequence

from django.db.models import Prefetch

from .models import County, Municipality, MunicipalityAlias


def counties() -> Sequence[County]:
    """All counties, each with its municipalities read beforehand. Two queries."""
    return list(County.objects.prefetch_related(Prefetch("municipalities", Municipality.objects.order_by("name"))))


def towns_by_county(counties: Sequence[County]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices of municipalities under the names of their counties, which `counties()` has read; ids as text."""
    return [(county.name, [(str(town.pk), town.name) for town in county.municipalities.all()]) for county in counties]


def by_code(ehak: str) -> Municipality:
    """Today's municipality of an EHAK code, also of one that no longer exists. Raises Municipality.DoesNotExist."""
    today = Municipality.objects.select_related("county")
    alias = MunicipalityAlias.objects.filter(ehak=ehak).first()
    return today.get(pk=alias.municipality_id) if alias else today.get(ehak=ehak)
