"""The form for events as a stranger fills it in."""

from .contribute import SAME_SITE, filled

ADDRESS = "/panusta/sundmus/"


EVENT = {
    "kind": "training",
    "title": "Kriisiplaani koolitus",
    "good_for": "Koostad oma valla kriisiplaani esimese versiooni.",
    "link": None,
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
}


def filled_event(**changes) -> dict:
    """A training of two days, as a person with JavaScript would send it; None takes a field away."""
    return filled(**{**EVENT, **changes})


def send_event(client, **changes):
    """Send a filled form; returns the answer as it comes, redirects not followed."""
    return client.post(ADDRESS, filled_event(**changes), **SAME_SITE)
