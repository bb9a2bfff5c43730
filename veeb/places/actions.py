"""Changes to places."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from .classifier import Row
from .models import Municipality, MunicipalityAlias, Settlement


@dataclass(frozen=True)
class Imported:
    """How many settlements were new, changed and the same, and the lines whose municipality is not ours."""

    new: int
    changed: int
    same: int
    without_municipality: list[Row]


@transaction.atomic
def import_settlements(rows: Sequence[Row]) -> Imported:
    """Bring settlements in step with the classifier; those it does not name stay (absence is not deletion).

    Only rows under one of our municipalities (today's code or an old one) are settlements; the rest of the
    classifier (counties, municipalities themselves) is told back.
    """
    municipalities = {place.ehak: place for place in Municipality.objects.all()}
    municipalities |= {a.ehak: a.municipality for a in MunicipalityAlias.objects.select_related("municipality")}
    known = {settlement.ehak: settlement for settlement in Settlement.objects.all()}
    counts = {"new": 0, "changed": 0, "same": 0}
    strays = []
    for row in rows:
        municipality = municipalities.get(row.parent)
        if municipality is None:
            strays.append(row)
            continue
        values = {"name": row.name, "kind": row.kind, "municipality_id": municipality.pk}
        counts[_put(known.get(row.code), row.code, values)] += 1
    return Imported(**counts, without_municipality=strays)


def _put(settlement: Settlement | None, code: str, values: dict[str, object]) -> str:
    if settlement is None:
        Settlement.objects.create(ehak=code, **values)
        return "new"
    if all(getattr(settlement, name) == value for name, value in values.items()):
        return "same"
    Settlement.objects.filter(pk=settlement.pk).update(**values)
    return "changed"
