"""What everybody may know of a helper: its row in search and lists. The private contact is no part of it."""

from dataclasses import replace

from veeb.records.documents import Document
from veeb.records.projecting import base_document
from veeb.records.ways import Way
from veeb.tools.text import plain

from . import serving
from .kinds import Fee
from .models import Helper


def helper_document(helper: Helper) -> Document:
    """The document of a live helper; it is also found by the names of the places that it serves."""
    served = [str(place) for place in (*helper.serves_counties.all(), *helper.serves_municipalities.all())]
    text = [plain(helper.body), helper.how_to_ask, helper.organisation, helper.role, *served]
    base = base_document(
        helper,
        text="\n".join(filter(None, text)),
        year=None,
        credit=", ".join(filter(None, (helper.role, helper.organisation))),
    )
    return replace(base, serves=serving.tokens(helper), ways=_ways(helper), speaks=tuple(helper.languages))


def _ways(helper: Helper) -> tuple[str, ...]:
    said = {
        Way.FREE: helper.fee in {Fee.FREE, Fee.BOTH},
        Way.ON_SITE: helper.is_on_site,
        Way.ONLINE: helper.is_online,
    }
    return tuple(str(way.value) for way, is_so in said.items() if is_so)
