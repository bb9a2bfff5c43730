"""From calls to the rows of lists: plain values in the language on screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from veeb.places.models import Municipality
from veeb.search import queries
from veeb.search.labels import Labels
from veeb.search.models import SearchDoc
from veeb.search.record_pages import wording

from . import states
from .kinds import Applicant, CallState
from .models import Call
from .money import euros

# The sign beside each state; the words beside it say the same.
ICONS = {CallState.OPEN: "salvestatud", CallState.COMING: "kell", CallState.UNKNOWN: "info", CallState.CLOSED: "sulge"}
MOST_PLACES = 3
# What no row shows.
LONG = ("body", "letters")


@dataclass(frozen=True, kw_only=True)
class CallRow:
    """What `funding/call_row.html` shows of one call; all but title, url, state and words may be empty.

    words          its state in a sentence (`states.words`)
    applicants     who may apply, in words
    for_whom       the places that it is for; "" where nobody asked for them
    ceiling        of an application; `own_ceiling` that of `municipality`, which was asked for
    """

    title: str
    url: str
    lang: str
    state: CallState
    words: str
    icon: str
    thread: str = ""
    topic_label: str = ""
    funder: str = ""
    applicants: str = ""
    for_whom: str = ""
    ceiling: str = ""
    own_ceiling: str = ""
    municipality: str = ""
    own_share: str = ""
    is_demo: bool = False

    @property
    def is_open(self) -> bool:
        """One may apply now."""
        return self.state == CallState.OPEN

    @property
    def is_closed(self) -> bool:
        """It is over."""
        return self.state == CallState.CLOSED


def call_rows(
    ids: Iterable[int], *, at: datetime, labels: Labels | None = None, municipality: Municipality | None = None
) -> list[CallRow]:
    """The rows of these public calls in the order given; others are left out. Five queries at most."""
    wanted, labels = list(ids), labels or Labels()
    docs = queries.of_model(Call, wanted) if wanted else {}
    listed = Call.objects.public().with_ceiling(municipality).defer(*LONG)
    calls = listed.prefetch_related("for_counties", "for_municipalities").in_bulk(docs)
    return [
        row_of(calls[pk], at=at, municipality=municipality, doc=docs[pk], labels=labels) for pk in wanted if pk in calls
    ]


def row_of(
    call: Call,
    *,
    at: datetime,
    municipality: Municipality | None = None,
    doc: SearchDoc | None = None,
    labels: Labels | None = None,
) -> CallRow:
    """One row, without a query; with its row of the projection and `labels` also its topic and its places."""
    title, lang = wording(call, "title")
    state = states.state_on(call, at)
    return CallRow(
        title=title,
        url=call.get_absolute_url(),
        lang=lang,
        state=state,
        words=states.words(call, at),
        icon=ICONS[state],
        thread=doc.thread if doc else "",
        topic_label=labels.topic(doc.topic) if doc and labels else "",
        funder=call.funder,
        applicants=applicant_words(call),
        for_whom=shortened(place_names(call, labels)) if doc and labels else "",
        ceiling=euros(call.ceiling),
        own_ceiling=euros(getattr(call, "own_ceiling", None)),
        municipality=str(municipality or ""),
        own_share=call.own_share,
        is_demo=call.is_demo,
    )


def applicant_words(call: Call) -> str:
    """Who may apply: "mittetulundusühing, seltsing"; "" where it is not known."""
    return ", ".join(str(applicant.label) for applicant in Applicant if applicant.value in (call.applicants or []))


def place_names(call: Call, labels: Labels) -> list[str]:
    """The places that it is for, counties first; empty for all Estonia."""
    counties = {county.pk for county in call.for_counties.all()}
    towns = {place.pk for place in call.for_municipalities.all()}
    if call.municipality_id:
        towns.add(call.municipality_id)
    elif call.county_id:
        counties.add(call.county_id)
    names: list[Any] = [county for pk, county in labels.counties.items() if pk in counties]
    return [str(name) for name in [*names, *(town for pk, town in labels.municipalities.items() if pk in towns)]]


def shortened(names: Sequence[str]) -> str:
    """The first few of them, or all Estonia."""
    if not names:
        return _("kogu Eesti")
    more = len(names) - MOST_PLACES
    shown = ", ".join(names[:MOST_PLACES])
    return _("%(places)s ja veel %(number)d") % {"places": shown, "number": more} if more > 0 else shown
