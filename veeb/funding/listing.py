"""The list of calls: what an address asks, and the calls that answer it with facets, chips and pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from veeb.places.models import County, Municipality
from veeb.search import filters, queries
from veeb.search.filters import Chosen
from veeb.search.labels import Labels
from veeb.search.listing import Chip, Facet, Listing, Option, build
from veeb.search.models import SearchDoc
from veeb.search.parsing import parse
from veeb.search.projection import ONLINE
from veeb.search.queries import PAGE_SIZE, Found
from veeb.ui.languages import current_language

from .kinds import Applicant, CallState
from .models import Call, CallQuerySet
from .rows import CallRow, call_rows

APPLICANT = "taotleja"
LATEST_PAST = 5
# Who I am is asked by this room itself: a call for all Estonia is also for my municipality.
PLACES = ("municipality", "county")
HIDDEN = ("kind", "audience", "county", "municipality", "region", "serves", "way", "language", "year")


@dataclass(frozen=True, kw_only=True)
class AskedOf(Chosen):
    """The filters of the list, and who applies."""

    applicant: Applicant | None = None

    def __bool__(self) -> bool:
        return super().__bool__() or bool(self.applicant)

    def filters(self) -> dict[str, list[str]]:
        return {name: keys for name, keys in super().filters().items() if name not in PLACES}

    def pairs(self, *, without: tuple[str, str] | None = None) -> list[tuple[str, str]]:
        own = [(APPLICANT, self.applicant.value)] if self.applicant else []
        return super().pairs(without=without) + [pair for pair in own if pair != without]


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request to the list, understood: by now (`at`), with these filters."""

    path: str
    at: datetime
    labels: Labels
    asked: AskedOf

    @cached_property
    def municipality(self) -> Municipality | None:
        """Whose ceilings are shown; it narrows more than a county beside it."""
        chosen = self.asked.values.get("municipality")
        return self.labels.municipalities[int(chosen[0].key)] if chosen else None

    @property
    def county(self) -> County | None:
        """The county that was chosen."""
        chosen = self.asked.values.get("county")
        return self.labels.counties[int(chosen[0].key)] if chosen else None


def read(request: HttpRequest) -> Visit:
    """Understand a request; what it says wrongly is left out and nothing is an error."""
    labels = Labels()
    return Visit(path=request.path, at=timezone.now(), labels=labels, asked=asked_of(request.GET, labels))


def asked_of(asked: QueryDict, labels: Labels) -> AskedOf:
    """The filters of an address; of several places the first, since one is in one place."""
    chosen = filters.read(asked, labels)
    values = {name: choices[:1] if name in PLACES else choices for name, choices in chosen.values.items()}
    if [choice.key for choice in values.get("county", ())] == [ONLINE]:
        del values["county"]
    code = asked.get(APPLICANT, "")
    applicant = Applicant(code) if code in Applicant.values else None
    return AskedOf(words=chosen.words, values=values, page=chosen.page, applicant=applicant)


def current(visit: Visit) -> tuple[Listing, list[CallRow], int]:
    """Open ones, coming ones and those of which no deadline is known; the last few that are over, and how many are."""
    selected, over = _placed(visit)
    coming = [pk for pk in selected.ids if pk not in over]
    past_ids = [pk for pk in selected.ids if pk in over]
    listing, past_rows = _listing(visit, coming, selected, also=past_ids[:LATEST_PAST])
    return listing, past_rows, len(past_ids)


def past(visit: Visit) -> Listing:
    """What is over, the latest first."""
    selected, over = _placed(visit)
    return _listing(visit, [pk for pk in selected.ids if pk in over], selected)[0]


def select(visit: Visit) -> queries.Selected:
    """All public calls that the filters let through, in the order of the list."""
    return _placed(visit)[0]


def narrowed(visit: Visit) -> CallQuerySet:
    """The calls for whoever asks: from this place, of this kind."""
    calls = Call.objects.public()
    if visit.municipality:
        calls = calls.for_place(visit.municipality)
    elif visit.county:
        calls = calls.for_county(visit.county)
    return calls.for_applicant(visit.asked.applicant) if visit.asked.applicant else calls


def newest(visit: Visit, *, how_many: int) -> list[SearchDoc]:
    """The calls of the list that were added last, over ones too."""
    docs = queries.of_model(Call, select(visit).ids).values()
    return sorted(docs, key=lambda doc: (doc.day, doc.pk), reverse=True)[:how_many]


def bare(visit: Visit) -> Listing:
    """A list without its rows, for what is said of its filters alone."""
    return Listing(visit.path, visit.asked, Found(docs=[], total=0), [], [])


def chips(listing: Listing, visit: Visit) -> list[Chip]:
    """The filters that are set, the applicant last."""
    applicant = visit.asked.applicant
    if not applicant:
        return listing.chips
    without = visit.asked.query_string(without=(APPLICANT, applicant.value))
    return [*listing.chips, Chip(applicant.label, f"{visit.path}{without}")]


def sentence(total: int, chosen: Sequence[Chip]) -> str:
    """What is shown: "3 vooru: Jõgeva vald, mittetulundusühing"."""
    number = ngettext("%d voor", "%d vooru", total) % total
    return f"{number}: {', '.join(str(chip.label) for chip in chosen)}" if chosen else number


def _placed(visit: Visit) -> tuple[queries.Selected, set[int]]:
    """What the filters let through, and which calls are over."""
    places = dict(narrowed(visit).in_order(at=visit.at).values_list("pk", "place"))
    selected = queries.select(
        Call, places, typed=visit.asked.words, filters=visit.asked.filters(), language=current_language()
    )
    closed = list(CallState).index(CallState.CLOSED)
    return selected, {pk for pk, place in places.items() if place == closed}


def _listing(
    visit: Visit, ids: list[int], selected: queries.Selected, *, also: Sequence[int] = ()
) -> tuple[Listing, list[CallRow]]:
    """The list of these, and the rows of others beside it."""
    pages = max(1, -(-len(ids) // PAGE_SIZE))
    page = max(1, min(visit.asked.page, pages))
    shown = ids[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    rows = call_rows([*shown, *also], at=visit.at, labels=visit.labels, municipality=visit.municipality)
    found = Found(
        docs=[],
        total=len(ids),
        counts=selected.counts,
        page=page,
        pages=pages,
        query=parse(visit.asked.words),
    )
    listed = [row for row in rows if not (also and row.is_closed)]
    made = build(visit.path, visit.asked, found, listed, labels=visit.labels, hide=HIDDEN)
    return replace(made, facets=[*_who(visit), *made.facets]), rows[len(listed) :]


def _who(visit: Visit) -> list[Facet]:
    """The filters of who asks: a place offers every place, since calls for all Estonia are for each of them."""
    places = {dimension.name: dimension for dimension in filters.DIMENSIONS if dimension.name in PLACES}
    offered = []
    for name in PLACES:
        values = visit.asked.values.get(name, ())
        every = places[name].choices
        options = [
            Option(choice.value, choice.label, None, choice in values)
            for choice in (every(visit.labels) if every else ())
            if choice.key != ONLINE
        ]
        offered.append(Facet(places[name].parameter, places[name].label, options, is_select=True, is_closed=False))
    kinds = [Option(kind.value, kind.label, None, kind == visit.asked.applicant) for kind in Applicant]
    return [*offered, Facet(APPLICANT, _("Kes taotleb"), kinds, is_select=True, is_closed=False)]
