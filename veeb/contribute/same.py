"""Is it here already? The same DOI, ISBN or address, or nearly the same title, among what everybody may see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from veeb.library.models import Resource
from veeb.news.models import NewsItem
from veeb.records.candidates import Candidate
from veeb.search.analysis import words
from veeb.search.kinds import Home, codes
from veeb.search.models import SearchDoc
from veeb.tools.text import fold
from veeb.ui.languages import current_language, in_language

from .identifiers import normal_address, normal_doi, normal_isbn

NEARLY = 0.85
MOST_SHOWN = 5

BY_DOI, BY_ISBN = _("sama DOI"), _("sama ISBN")
BY_ADDRESS, BY_TITLE = _("sama aadress"), _("väga sarnane pealkiri")
BY_TITLE_AND_DAY = _("sarnane pealkiri samal päeval")
# A row of the projection, and why it may be the same.
Hit = tuple[int, Any]


@dataclass(frozen=True)
class Same:
    """A public thing that may be the same, and why we think so; `keep_url` is where one asks to keep its page."""

    title: str
    language: str
    url: str
    reason: Any
    keep_url: str = ""


def find_same(candidate: Candidate) -> list[Same]:
    """At most five, surest first. Everything comes out of the projection, so nothing unpublished is told."""
    by_name = by_title(candidate.title, docs_in(Home.LIBRARY, Home.NEWS))
    return first_of([*_by_identifier(candidate), *by_name])


def find_same_event(candidate: Candidate) -> list[Same]:
    """Events of nearly the same title that begin on the same day; a course repeated elsewhere is another event."""
    first = min((day["starts_on"] for day in candidate.details["sessions"]), default=None)
    return first_of(by_title(candidate.title, SearchDoc.objects.filter(happens_on=first), BY_TITLE_AND_DAY))


def docs_in(*homes: Home) -> QuerySet[SearchDoc]:
    """The rows of everything that has its list there."""
    return SearchDoc.objects.filter(kind__in=codes(*homes))


def first_of(found: Iterable[Hit]) -> list[Same]:
    """The first few of these, each once, as they are shown."""
    reasons: dict[int, Any] = {}
    for doc, reason in found:
        reasons.setdefault(doc, reason)
    docs = SearchDoc.objects.in_bulk(list(reasons)[:MOST_SHOWN])
    return [_shown(docs[pk], reason) for pk, reason in reasons.items() if pk in docs]


def _by_identifier(candidate: Candidate) -> Iterator[Hit]:
    details = candidate.details
    if doi := normal_doi(details.get("doi", "")):
        yield from with_value(Resource, "doi", doi, normal_doi, BY_DOI)
    if isbn := normal_isbn(details.get("isbn", "")):
        yield from with_value(Resource, "isbn", isbn, normal_isbn, BY_ISBN)
    if address := normal_address(candidate.link):
        yield from with_value(Resource, "link", address, normal_address, BY_ADDRESS)
        yield from with_value(NewsItem, "link", address, normal_address, BY_ADDRESS)


def with_value(model: type[Model], name: str, wanted: str, normal: Any, reason: Any) -> Iterator[Hit]:
    """Rows of the projection whose record has this value, however it is written there."""
    values = model._default_manager.filter(live=True).exclude(**{name: ""}).values_list("pk", name)
    return of_records(model, [pk for pk, value in values if normal(value) == wanted], reason)


def of_records(model: type[Model], pks: Iterable[int], reason: Any) -> Iterator[Hit]:
    """Rows of the projection of these records; one that is not public has none."""
    rows = SearchDoc.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=list(pks))
    return ((pk, reason) for pk in rows.values_list("pk", flat=True))


def by_title(title: str, among: QuerySet[SearchDoc], reason: Any = BY_TITLE) -> Iterator[Hit]:
    """Those of nearly the same title, nearest first."""
    wanted = _tokens(title)
    if not wanted:
        return
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    close = []
    for pk, titles in among.values_list("pk", "titles"):
        score = max((_score(matcher, other) for other in titles.values()), default=0.0)
        if score >= NEARLY:
            close.append((-score, pk))
    yield from ((pk, reason) for _score_, pk in sorted(close))


def _score(matcher: SequenceMatcher, title: str) -> float:
    """0 to 1: how alike the sets of words are, told letter by letter so that another case ending still counts."""
    matcher.set_seq1(_tokens(title))
    # The two quick bounds rule out nearly all of some thousand titles.
    if matcher.real_quick_ratio() < NEARLY or matcher.quick_ratio() < NEARLY:
        return 0.0
    return matcher.ratio()


def _tokens(title: str) -> str:
    return " ".join(sorted({fold(word) for word in words(title)}))


def _shown(doc: SearchDoc, reason: Any) -> Same:
    title, language = doc.text_in(current_language(), doc.titles)
    return Same(title, language, in_language(doc.path, current_language()), reason)
