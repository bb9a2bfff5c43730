"""From a community to its document: what lists and search may know of it. Names, mails and phones are none of that."""

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from veeb.records.documents import Document
from veeb.records.projecting import base_document

from .models import Community


def community_document(community: Community) -> Document:
    """The document of a live community: it lies in the municipalities of all its places, the first is named."""
    places = list(community.places.select_related("municipality"))
    towns = [place.municipality for place in places]
    text = [community.body, *(place.settlement for place in places), community.voice_note]
    document = base_document(community, text="\n".join(filter(None, text)), year=None)
    return replace(
        document,
        summaries=_seeking(document.summaries) if community.seeks_lead else document.summaries,
        settlement=community.first_settlement(),
        municipalities=tuple(dict.fromkeys(town.pk for town in towns)),
        counties=tuple(dict.fromkeys(town.county_id for town in towns)),
    )


def _seeking(summaries: Mapping[str, str]) -> dict[str, str]:
    """The summaries in each language, beginning with what a reader should see first."""
    known = summaries or {code: "" for code, _name in settings.LANGUAGES}
    said = {}
    for code, summary in known.items():
        with override(code):
            said[code] = " ".join(filter(None, (_("Otsib eestvedajat."), summary)))
    return said
