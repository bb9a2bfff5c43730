"""Events for tests."""

from datetime import datetime, timedelta

from veeb.events.models import Event, EventFile, Override, Session

from .library import attachment
from .records import bring_to

# A Monday morning in summer time, long after the tests are written; clock time, the zone is the event's.
MORNING = datetime(2027, 6, 7, 10, 0)


def make_event(
    title: str = "Kriisiplaani koolitus",
    *,
    state: str = "live",
    starts: datetime | None = MORNING,
    hours: float = 6,
    topics: tuple = (),
    **fields,
) -> Event:
    """An event, public unless `state` says otherwise (see `bring_to`): a training on one day, unless fields say so.

    starts    clock time of its one session; None: no session
    sessions  instead of `starts`: dicts of fields of `Session`
    overrides dicts of fields of `Override`
    files     (name, bytes) or (name, bytes, media type)
    """
    sessions = fields.pop("sessions", [session(starts, hours)] if starts else [])
    overrides, files = fields.pop("overrides", ()), fields.pop("files", ())
    language = fields.get("language", "et")
    fields.setdefault(f"title_{language if language in {'ru', 'en'} else 'et'}", title)
    if good_for := fields.pop("good_for", ""):
        fields["good_for_et"] = good_for
    event = Event(**fields)
    event.sessions.set([Session(**values) for values in sessions])
    event.overrides.set([Override(**values) for values in overrides])
    event.files.set([attachment(EventFile, *file) for file in files])
    return bring_to(event, state, topics=topics)


def session(starts: datetime, hours: float = 6, **more) -> dict:
    """Fields of a session from clock time to clock time."""
    ends = starts + timedelta(hours=hours)
    ends_on = ends.date() if ends.date() != starts.date() else None
    return {
        "starts_on": starts.date(),
        "starts_at": starts.time(),
        "ends_on": ends_on,
        "ends_at": ends.time(),
        **more,
    }
