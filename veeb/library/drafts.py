"""From a proposal to a draft in the Aardekast, and back again for its sender to correct."""

from veeb.records import drafting
from veeb.records.attachments import attach
from veeb.records.candidates import Candidate
from veeb.records.drafting import fill, shared_values

from .models import Resource

# Own fields of resources that a proposal may fill, by their names in `Candidate.details`.
DETAILS = (
    "body", "credit", "authors", "publisher", "year", "isbn", *Resource.STORY_FIELDS,
    "doi", "journal", "plain_summary",
)  # fmt: skip


def draft_from(candidate: Candidate) -> Resource:
    """A new, saved draft with these values; nobody sees it before `records.publishing` says so."""
    return drafting.begin(Resource(), candidate, _fill)


def correct(resource: Resource, candidate: Candidate) -> Resource:
    """The latest draft with new values, for `publishing.submit`; the public page stays as it is.

    A row that is not public takes the values itself, so that the admin's lists show them. Files of the proposal
    are the new set: what it does not name is taken away from the draft (the row goes when the draft is published).
    """
    return drafting.revise(resource, candidate, _fill)


def candidate_of(resource: Resource) -> Candidate:
    """The latest draft as a proposal: what its sender sees when correcting it."""
    draft = resource.fresh()
    return Candidate(
        **shared_values(draft),
        licence=draft.licence,
        details={name: getattr(draft, name) for name in DETAILS},
        files=tuple(file.stored() for file in draft.files.all()),
    )


def _fill(resource: Resource, candidate: Candidate) -> None:
    fill(resource, candidate)
    resource.kind = candidate.kind
    resource.licence = candidate.licence
    empty = {name: Resource._meta.get_field(name).get_default() for name in DETAILS}
    for name, value in {**empty, **candidate.details}.items():
        setattr(resource, name, value)
    attach(resource.files, candidate.files)
