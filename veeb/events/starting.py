"""Loading the first real events: what took place, in our own words, with a link to where it was announced."""

from datetime import date, time
from pathlib import Path
from typing import Any

from veeb.places.models import Municipality
from veeb.records import publishing
from veeb.records.models import LinkState
from veeb.records.starting import once
from veeb.tools.tables import parts, rows
from veeb.topics.models import Topic

from . import checking
from .kinds import Joining
from .models import Event, Session

DATA = Path(__file__).parent / "data" / "starter_events.csv"
# Addresses of the earlier portal keep their form here.
OWN = "https://kogukonnaveeb.ee/sundmus/"
SAME = (
    "kind", "settlement", "venue", "address", "organiser", "facilitators", "good_for_et", "outcomes", "group_size",
    "lodging", "joining_link", "recording_link", "aftermath", "origin_name",
)  # fmt: skip
YES_OR_NO = ("is_online", "is_free", "one_per_municipality", "attend_all")


def load() -> int:
    """Publish the events that were not loaded before; returns how many were new. A series stands above its parts."""
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    municipalities = {place.name: place for place in Municipality.objects.all()}
    new = 0
    for row in rows(DATA):

        def make(row: dict[str, str] = row) -> None:
            event = Event(live=False, municipality=municipalities.get(row["municipality"]), **_values(row))
            event.part_of = Event.objects.filter(ref=_ref(row["part_of"])).first() if row["part_of"] else None
            event.topics.set([topics[slug] for slug in parts(row["topics"])])
            event.sessions.set([_session(day) for day in parts(row["days"])])
            event.full_clean()
            checking.check_days(event)
            event.save()
            event.save_revision()
            publishing.publish(event)

        new += once(_ref(row["key"]), make)
    return new


def _ref(key: str) -> str:
    return f"events:{key}"


def _values(row: dict[str, str]) -> dict[str, Any]:
    """A row as fields. Facts as given: an empty cell stays empty, an address nobody opened stays unverified."""
    has_days = bool(row["days"])
    return {
        "ref": _ref(row["key"]),
        "slug": row["url"].removeprefix(OWN).strip("/") if has_days and row["url"].startswith(OWN) else "",
        "title_et": row["title"],
        "audiences": parts(row["audience"]),
        "rescue_region": row["region"],
        "joining": Joining.LINK if row["joining_link"] else Joining.OPEN,
        "closes_on": date.fromisoformat(row["closes_on"]) if row["closes_on"] else None,
        "link": row["url"],
        "link_state": LinkState.UNVERIFIED,
        "origin_url": row["url"],
        **{name: row[name] for name in SAME},
        **{name: bool(row[name]) for name in YES_OR_NO},
    }


def _session(cell: str) -> Session:
    """A day of the table: "2024-03-05", or "2024-05-09 15:30-17:30"."""
    day, _space, clock = cell.partition(" ")
    starts_at, _dash, ends_at = clock.partition("-")
    return Session(
        starts_on=date.fromisoformat(day),
        starts_at=time.fromisoformat(starts_at) if starts_at else None,
        ends_at=time.fromisoformat(ends_at) if ends_at else None,
    )
