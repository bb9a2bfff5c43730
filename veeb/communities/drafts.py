"""From a proposal to a draft of a community, and back again for its sender to correct."""

from typing import Any

from veeb.records import drafting
from veeb.records.candidates import Candidate
from veeb.records.drafting import fill, shared_values

from .models import Community
from .values import LINK, rows

# Own fields of communities that a proposal may fill, by their names in `Candidate.details`. Beside them there are the
# lists "places" and "links", of rows with the values named below.
DETAILS = (
    "body", "voice", "voice_note", "contact_role", "contact_name", "contact_email", "contact_phone", "deputy_role",
    "deputy_name", "seeks_lead",
)  # fmt: skip
PLACE = ("municipality_id", "settlement")


def draft_from(candidate: Candidate) -> Community:
    """A new, saved draft with these values; nobody sees it before `records.publishing` says so."""
    return drafting.begin(Community(), candidate, _fill)


def correct(community: Community, candidate: Candidate) -> Community:
    """The latest draft with new values, for `publishing.submit`; the public page stays as it is.

    A row that is not public takes the values itself, so that the admin's lists show them. Places and links of the
    proposal are the new set; a place that stays keeps its point on the map. The team is nothing of a proposal.
    """
    return drafting.revise(community, candidate, _fill)


def candidate_of(community: Community) -> Candidate:
    """The latest draft as a proposal: what its sender sees when correcting it."""
    draft = community.fresh()
    return Candidate(
        **shared_values(draft),
        origin_name=draft.origin_name,
        details={
            **{name: getattr(draft, name) for name in DETAILS},
            "places": [_values(place, PLACE) for place in draft.ordered_places()],
            "links": [_values(link, LINK) for link in draft.links.all()],
        },
    )


def _fill(community: Community, candidate: Candidate) -> None:
    fill(community, candidate)
    community.kind = candidate.kind
    for name in DETAILS:
        setattr(community, name, candidate.details.get(name, Community._meta.get_field(name).get_default()))
    community.places.set(rows(community.places, PLACE, candidate.details.get("places", ())))
    community.links.set(rows(community.links, LINK, candidate.details.get("links", ())))


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
