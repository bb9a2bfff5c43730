"""From a call to its document: what lists and search may know of it."""

from dataclasses import replace

from veeb.records.documents import Document
from veeb.records.projecting import base_document
from veeb.tools.text import plain

from .kinds import Applicant
from .models import Call


def call_document(call: Call) -> Document:
    """The document of a live call; a search row says by its days that it is over."""
    known = set(Applicant.values)
    text = [call.funder, call.programme, plain(call.body), call.applicants_note, call.ceiling_note, call.own_share]
    text += [call.letters, call.environment]
    text += [str(Applicant(code).label) for code in call.applicants if code in known]
    first = call.opens_on or call.closes_on
    municipalities = list(call.for_municipalities.all())
    counties = [county.pk for county in call.for_counties.all()] + [place.county_id for place in municipalities]
    document = base_document(
        call, text="\n".join(filter(None, text)), year=first.year if first else None, credit=call.funder
    )
    return replace(
        document,
        happens_on=call.opens_on,
        happens_until=call.closes_on,
        counties=tuple(dict.fromkeys(counties)),
        municipalities=tuple(place.pk for place in municipalities),
    )
