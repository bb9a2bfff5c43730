"""The form for helpers as a stranger fills it in."""

from .contribute import SAME_SITE, filled

ADDRESS = "/panusta/nouandja/"
HELPER = {
    "kind": "consultant",
    "title": "Kadri Kask",
    "good_for": "Aitab külal kriisiplaani kirja panna.",
    "organisation": "Näidise arenduskeskus",
    "role": "kogukonnakonsultant",
    "link": "https://naidis.example.org/kadri",
    "serves_all": "on",
    "languages": ["et", "ru"],
    "fee": "free",
    "is_on_site": "on",
    "how_to_ask": "Kirjuta, kus külas oled.",
    "contact": "kadri@example.org",
    "contact_consent": "on",
}


def filled_helper(**changes) -> dict:
    """A consultant for all of Estonia; None takes a field away."""
    return filled(**{**HELPER, **changes})


def send_helper(client, **changes):
    """Send a filled form; returns the answer as it comes, redirects not followed."""
    return client.post(ADDRESS, filled_helper(**changes), **SAME_SITE)
