"""The form for communities as a stranger fills it in."""

from .contribute import SAME_SITE, filled

ADDRESS = "/panusta/kogukond/"
COMMUNITY = {
    "kind": "village",
    "title": "Haanja küla",
    "good_for": "Kolmkümmend peret, talgud kevadel ja jaanituli suvel.",
    "link": None,
    "topics": None,
    "where": "nowhere",
    "contact_role": "külavanem",
    "deputy_role": "seltsi juhatuse liige",
}


def filled_community(*places, **changes) -> dict:
    """A village in these places: municipalities, or (municipality, settlement); without any, one bound to no place."""
    rows = {"where": "places"} if places else {}
    for number, place in enumerate(places, start=1):
        town, settlement = place if isinstance(place, tuple) else (place, "")
        rows |= {f"place_{number}_municipality": town.pk, f"place_{number}_settlement": settlement}
    return filled(**{**COMMUNITY, **rows, **changes})


def send_community(client, *places, **changes):
    """Send a filled form; returns the answer as it comes, redirects not followed."""
    return client.post(ADDRESS, filled_community(*places, **changes), **SAME_SITE)
