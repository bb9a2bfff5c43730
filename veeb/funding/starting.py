"""Loading the first real calls: what is over, in our own words, with a link to where it was announced."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from veeb.places.models import Municipality
from veeb.records import publishing
from veeb.records.models import LinkState
from veeb.records.starting import once
from veeb.tools.tables import parts, rows
from veeb.topics.models import Topic

from .models import Call, CallLimit

DATA = Path(__file__).parent / "data" / "starter_calls.csv"
SAME = ("body", "funder", "programme", "ceiling_note", "own_share", "environment", "origin_name")


def load() -> int:
    """Publish the calls that were not loaded before; returns how many were new."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    municipalities = {place.name: place for place in Municipality.objects.all()}
    new = 0
    for row in rows(DATA):

        def make(row: dict[str, str] = row) -> None:
            call = Call(live=False, **_values(row))
            call.topics.set([topics[slug] for slug in parts(row["topics"])])
            limits = (line.rsplit(" ", 1) for line in parts(row["limits"]))
            call.limits.set([CallLimit(municipality=municipalities[name], ceiling=Decimal(to)) for name, to in limits])
            call.full_clean()
            call.save()
            call.save_revision()
            publishing.publish(call)

        new += once(f"funding:{row['key']}", make)
    return new


def _values(row: dict[str, str]) -> dict[str, Any]:
    """A row as fields. Facts as given: an empty cell stays empty, an address nobody opened stays unverified."""
    return {
        "ref": f"funding:{row['key']}",
        "title_et": row["title"],
        "good_for_et": row["good_for"],
        "applicants": parts(row["applicants"]),
        "budget": _sum(row["budget"]),
        "ceiling": _sum(row["ceiling"]),
        "letters": "\n".join(parts(row["letters"])),
        "opens_on": _day(row["opens_on"]),
        "closes_on": _day(row["closes_on"]),
        "audiences": parts(row["audience"]),
        "link": row["url"],
        "link_state": LinkState.UNVERIFIED,
        "origin_url": row["url"],
        **{name: row[name] for name in SAME},
    }


def _sum(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
