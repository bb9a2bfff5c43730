"""The form for events as a stranger fills it in."""

from uuid import uuid4

from .contribute import SAME_SITE, any_topic

ADDRESS = "/panusta/sundmus/"


def filled_event(**changes) -> dict:
    """A training of two days, as a person with JavaScript would send it; None takes a field away."""
    data = {
        "kind": "training",
        "title": "Kriisiplaani koolitus",
        "good_for": "Koostad oma valla kriisiplaani esimese versiooni.",
        "day_1_starts_on": "2027-10-22",
        "day_1_starts_at": "10:00",
        "day_1_ends_at": "16:30",
        "day_1_agenda": "10.00 Kogunemine\n10.30 Ohud ja varad",
        "day_2_starts_on": "2027-10-23",
        "day_2_starts_at": "9:00",
        "day_2_ends_at": "14:00",
        "zone": "Europe/Tallinn",
        "venue": "Kuusalu rahvamaja",
        "organiser": "Kuusalu vald",
        "joining": "open",
        "topics": [any_topic().pk],
        "language": "et",
        "contact": "liis@example.org",
        "consent": "on",
        "client_key": str(uuid4()),
        "seconds": "240",
    }
    return {name: value for name, value in {**data, **changes}.items() if value is not None}


def send_event(client, **changes):
    """Send a filled form; returns the answer as it comes, redirects not followed."""
    return client.post(ADDRESS, filled_event(**changes), **SAME_SITE)
