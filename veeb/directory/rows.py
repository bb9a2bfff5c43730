"""Helpers as rows of a list: more than the projection keeps, read in two queries for all of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.urls import reverse

from veeb.search.labels import Labels
from veeb.search.models import SearchDoc
from veeb.search.parsing import Query
from veeb.search.rows import rows
from veeb.topics.models import Topic

from .kinds import Spoken
from .models import Helper
from .queries import public

# Forms of business say nothing of who it is.
FORMS = {"sa", "mtü", "oü", "as", "fie", "tü"}


class TopicLabel(NamedTuple):
    """A topic with its thread."""

    name: str
    thread: str


@dataclass(frozen=True, kw_only=True)
class HelperRow:
    """What `directory/person.html` shows; `ask_url` is "" for who cannot be asked here, `link` is then the way."""

    title: Any
    url: str
    lang: str
    initials: str
    kind_label: Any
    role: str
    summary: Any
    summary_lang: str
    thread: str
    topics: list[TopicLabel]
    languages: list[str]
    ask_url: str
    link: str
    is_demo: bool


def helper_rows(
    docs: Iterable[SearchDoc], language: str, *, query: Query | None = None, labels: Labels | None = None
) -> list[HelperRow]:
    """The rows of these helpers, in their order; who has been withdrawn meanwhile is left out.

    Two queries, and those of `labels`.
    """
    docs, labels = list(docs), labels or Labels()
    helpers = {helper.pk: helper for helper in public().filter(pk__in=[doc.object_id for doc in docs])}
    topics = _topics(list(helpers), labels)
    shown = zip(docs, rows(docs, language, query=query, labels=labels), strict=True)
    return [_row(row, helpers[doc.object_id], topics[doc.object_id]) for doc, row in shown if doc.object_id in helpers]


def _topics(helpers: list[int], labels: Labels) -> dict[int, list[Topic]]:
    """The topics of each, in the order of the tree."""
    links = Helper.topics.through.objects.filter(helper__in=helpers).values_list("helper", "topic")
    chosen = defaultdict(set)
    for helper, topic in links:
        chosen[helper].add(topic)
    return defaultdict(
        list, {helper: [topic for pk, topic in labels.topics.items() if pk in own] for helper, own in chosen.items()}
    )


def _row(row: Any, helper: Any, topics: list[Topic]) -> HelperRow:
    return HelperRow(
        title=row.title,
        url=row.url,
        lang=row.lang,
        initials=initials(helper.own_title),
        kind_label=row.kind_label,
        role=role_line(helper),
        summary=row.summary,
        summary_lang=row.summary_lang,
        thread=row.thread,
        topics=[TopicLabel(topic.name, topic.thread) for topic in topics],
        languages=spoken(helper),
        ask_url=reverse("directory:ask", args=[helper.pk, helper.slug]) if helper.is_askable else "",
        link=helper.link,
        is_demo=row.is_demo,
    )


def initials(name: str) -> str:
    """Two letters for the rhomb: "SA Pärnumaa Arenduskeskus" gives "PA", one word its first two letters."""
    words = [word for word in name.replace("-", " ").split() if word.lower() not in FORMS and word[0].isalnum()]
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else "".join(words)[:2]
    return letters.upper()


def role_line(helper: Helper) -> str:
    """The role and where: "vabaühenduste konsultant, Võrumaa Arenduskeskus"; else what kind of helper it is."""
    return ", ".join(filter(None, (helper.role, helper.organisation))) or str(helper.get_kind_display())


def spoken(helper: Helper) -> list[str]:
    """Its languages in words; one that was taken out of the list meanwhile stays as its code."""
    names = dict(Spoken.choices)
    return [str(names.get(code, code)) for code in helper.languages]
