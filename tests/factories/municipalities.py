"""What municipalities tell, for tests."""

from django.utils import timezone

from veeb.municipalities.models import ContactRole, CrisisSite, Offer, Profile
from veeb.places.models import Municipality

from .places import make_municipality


def make_profile(municipality: Municipality | None = None, **fields) -> Profile:
    """A municipality's own words, saved as the portal saves them; `contacts`, `offers`, `sites` are dicts of fields."""
    rows = {name: fields.pop(name, ()) for name in ("contacts", "offers", "sites")}
    fields.setdefault("updated_at", timezone.now())
    profile = Profile(municipality=municipality or make_municipality(), **fields)
    profile.contacts.set([ContactRole(**row) for row in rows["contacts"]])
    profile.offers.set([Offer(**row) for row in rows["offers"]])
    profile.sites.set([CrisisSite(**{"source_link": "https://naide.ee/kriis", **row}) for row in rows["sites"]])
    profile.save()
    profile.save_revision()
    return profile
