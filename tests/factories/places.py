"""Counties and municipalities for tests."""

from veeb.places.models import County, Municipality
from veeb.tools.text import slug as make_slug


def make_county(name: str = "Võru maakond", short_name: str = "Võrumaa", **fields) -> County:
    number = County.objects.count() + 1
    fields.setdefault("ehak", f"9{number:03}")
    fields.setdefault("iso", f"EE-{number:02}")
    fields.setdefault("slug", make_slug(short_name))
    return County.objects.create(name=name, short_name=short_name, **fields)


def make_municipality(name: str = "Võru vald", *, county: County | None = None, **fields) -> Municipality:
    number = Municipality.objects.count() + 1
    values = {
        "ehak": f"8{number:03}",
        "slug": make_slug(name),
        "kind": name.rsplit(" ", 1)[-1] if name.endswith((" linn", " vald")) else "linn",
        "rescue_region": "Lõuna",
        "seat": "Võru",
        "seat_lat": 57.84,
        "seat_lon": 27.0,
        "label_lat": 57.8,
        "label_lon": 27.1,
        "population": 10_000,
        "population_basis": "näidis",
    }
    return Municipality.objects.create(name=name, county=county or make_county(), **{**values, **fields})
