"""What participants must be told of when it changes: whether, when and where an event happens."""

from typing import Any

from veeb.events.models import Event

# All there is to know of an event that is not public.
GONE = {"standing": "gone"}


def facts_of(event: Event) -> dict[str, Any]:
    """Plain values to keep and compare. One query, for the days."""
    if not event.live:
        return GONE
    return {
        "standing": event.standing,
        "days": [
            [str(part or "") for part in (day.starts_on, day.starts_at, day.ends_on, day.ends_at, day.place)]
            for day in event.ordered_sessions()
        ],
        "zone": event.zone,
        "place": [event.venue, event.address, event.settlement, event.municipality_id, event.is_online],
    }
