"""Loading the first real works into the Aardekast."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from veeb.places.models import County, Municipality
from veeb.records import publishing
from veeb.records.drafting import title_field
from veeb.records.models import LinkState
from veeb.records.starting import once
from veeb.tools.tables import parts, rows
from veeb.topics.models import Topic

from .models import Resource

DATA = Path(__file__).parent / "data" / "starter.csv"
ORIGIN = "Kogukonnaveebi algsisu"


def load() -> int:
    """Publish the works that were not loaded before, those marked `draft` as drafts; returns how many were new."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    counties = {county.name: county for county in County.objects.all()}
    municipalities = {place.name: place for place in Municipality.objects.select_related("county")}
    new = 0
    for row in _mixed(list(rows(DATA))):

        def make(row: dict[str, str] = row) -> None:
            resource = Resource(live=False, **_values(row))
            resource.county = counties.get(row["place"])
            if municipality := municipalities.get(row["place"]):
                resource.municipality, resource.county = municipality, municipality.county
            resource.topics.set([topics[slug] for slug in parts(row["topics"])])
            resource.full_clean()
            resource.save()
            resource.save_revision()
            if not row["draft"]:
                publishing.publish(resource)

        new += once(f"library:{row['ref']}", make)
    return new


def _mixed(works: list[dict[str, str]]) -> list[dict[str, str]]:
    """The works so ordered that the last ones, the newest on the front page, are one of each kind."""
    seen: Counter[str] = Counter()
    places = []
    for work in works:
        places.append(seen[work["kind"]])
        seen[work["kind"]] += 1
    order = sorted(range(len(works)), key=lambda index: -places[index])
    return [works[index] for index in order]


def _values(row: dict[str, str]) -> dict[str, Any]:
    """A row as fields. Facts as given: an empty cell stays empty, an address nobody opened stays unverified."""
    language = row["language"] or "et"
    return {
        "ref": row["ref"],
        "kind": row["kind"],
        title_field(language): row["title"],
        "good_for_et": row["good_for_et"],
        "language": language,
        "authors": row["authors"],
        "publisher": row["publisher"],
        "journal": row["journal"],
        "doi": row["doi"],
        "year": int(row["year"]) if row["year"] else None,
        "link": row["url"],
        "tested": row["origin_et"],
        "audiences": parts(row["audience"]),
        "licence": row["licence"],
        "length_note": row["length_note"],
        "legal_state": row["legal_state"],
        "legal_binds": row["legal_binds"],
        "legal_from": date.fromisoformat(row["legal_from"]) if row["legal_from"] else None,
        "link_state": LinkState.UNVERIFIED,
        "origin_name": row["publisher"] or ORIGIN,
        "origin_url": row["url"],
    }
