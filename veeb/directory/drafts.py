"""From a proposal to a draft of a helper, and back again for its sender to correct."""

from veeb.places.models import County, Municipality
from veeb.records import drafting
from veeb.records.candidates import Candidate
from veeb.records.drafting import fill, shared_values

from .models import Helper

# Own fields of helpers that a proposal may fill, by their names in `Candidate.details`. Beside them there are
# "serves_counties" and "serves_municipalities", lists of ids. The private contact is in no proposal and no draft.
DETAILS = (
    "organisation", "role", "body", "serves_all", "languages", "fee", "fee_note", "is_on_site", "is_online",
    "how_to_ask", "public_email", "public_phone",
)  # fmt: skip


def draft_from(candidate: Candidate) -> Helper:
    """A new, saved draft with these values; nobody sees it before `records.publishing` says so."""
    return drafting.begin(Helper(), candidate, _fill)


def correct(helper: Helper, candidate: Candidate) -> Helper:
    """The latest draft with new values, for `publishing.submit`; the public page stays as it is.

    A row that is not public takes the values itself, so that the admin's lists show them.
    """
    return drafting.revise(helper, candidate, _fill)


def candidate_of(helper: Helper) -> Candidate:
    """The latest draft as a proposal: what its sender sees when correcting it."""
    draft = helper.fresh()
    return Candidate(
        **shared_values(draft),
        origin_name=draft.origin_name,
        details={
            **{name: getattr(draft, name) for name in DETAILS},
            "serves_counties": [county.pk for county in draft.serves_counties.all()],
            "serves_municipalities": [town.pk for town in draft.serves_municipalities.all()],
        },
    )


def _fill(helper: Helper, candidate: Candidate) -> None:
    details = candidate.details
    fill(helper, candidate)
    helper.kind = candidate.kind
    for name in DETAILS:
        setattr(helper, name, details.get(name, Helper._meta.get_field(name).get_default()))
    helper.serves_counties = list(County.objects.filter(pk__in=details.get("serves_counties", ())))
    helper.serves_municipalities = list(Municipality.objects.filter(pk__in=details.get("serves_municipalities", ())))
