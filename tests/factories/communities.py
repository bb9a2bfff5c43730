"""Communities for tests."""

from veeb.communities.models import Community, CommunityLink, CommunityPlace

from .records import bring_to


def make_community(
    title: str = "Haanja küla", *, state: str = "live", topics: tuple = (), places: tuple = (), **fields
) -> Community:
    """A community, public unless `state` says otherwise (see `bring_to`): a village.

    places  municipalities, or dicts of fields of `CommunityPlace`; the first is the one that lists name
    links   (label, address) pairs
    """
    links = fields.pop("links", ())
    fields.setdefault("title_et", title)
    if good_for := fields.pop("good_for", ""):
        fields["good_for_et"] = good_for
    rows = [place if isinstance(place, dict) else {"municipality": place} for place in places]
    if rows:
        fields.setdefault("municipality", rows[0]["municipality"])
    community = Community(**fields)
    community.places.set([CommunityPlace(**row) for row in rows])
    community.links.set([CommunityLink(label=label, url=url) for label, url in links])
    return bring_to(community, state, topics=topics)
