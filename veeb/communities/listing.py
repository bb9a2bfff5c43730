"""The list of communities: its counties as the map draws them, filters kept."""

from veeb.places.models import County
from veeb.search.listing import Listing
from veeb.ui.county_map import DrawnCounty

# What nobody asks of a community.
HIDDEN = ("audience", "region", "serves", "way", "language", "year")


def drawn(listing: Listing) -> list[DrawnCounty]:
    """Each county with how many lie in it, and the way to their list. One query."""
    counts, chosen = listing.found.counts["county"], listing.chosen
    now = {choice.value for choice in chosen.values.get("county", ())}
    return [
        DrawnCounty(
            county.iso,
            county.short_name,
            # A municipality of another county would leave nothing.
            listing.path + chosen.instead("county", county.slug, without=["municipality"]),
            counts[str(county.pk)],
            county.slug in now,
        )
        for county in County.objects.order_by("short_name")
    ]
