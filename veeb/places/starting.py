"""Loading the product's counties and municipalities."""

from pathlib import Path

from veeb.tools.tables import rows
from veeb.tools.text import slug

from .models import County, Municipality, MunicipalityAlias

DATA = Path(__file__).parent / "data"


def load() -> None:
    """Bring counties, municipalities and old codes in step with `data/`; may run twice without harm."""
    counties = {}
    for row in rows(DATA / "counties.csv"):
        values = {**row, "slug": slug(row["short_name"])}
        counties[row["name"]], _new = County.objects.update_or_create(ehak=row["ehak"], defaults=values)
    for row in rows(DATA / "municipalities.csv"):
        municipality, _new = Municipality.objects.update_or_create(
            ehak=row["ehak"], defaults=_municipality(row, counties[row["county"]])
        )
        names = row["predecessor_name"].split("|")
        for place, code in enumerate(filter(None, row["predecessor_ehak"].split("|"))):
            name = names[place].strip() if place < len(names) else ""
            MunicipalityAlias.objects.update_or_create(
                ehak=code.strip(), defaults={"municipality": municipality, "name": name}
            )


def _municipality(row: dict[str, str], county: County) -> dict[str, object]:
    numbers = {name: float(row[name]) for name in ("seat_lat", "seat_lon", "label_lat", "label_lon")}
    return {
        "name": row["name"],
        "slug": slug(row["name"]),
        "kind": row["kind"],
        "county": county,
        "rescue_region": row["rescue_region"],
        "seat": row["seat"],
        "population": int(row["population"]),
        "population_basis": row["population_basis"],
        **numbers,
    }
