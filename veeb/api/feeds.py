"""Atom feeds of news, of the Aardekast and of newly announced events, from the projection only."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils import formats, timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from veeb.search import filters, queries
from veeb.search.filters import Chosen
from veeb.search.kinds import get_kind
from veeb.search.labels import Labels
from veeb.search.models import SearchDoc
from veeb.search.seo import NAME, address
from veeb.tools.text import clean_line
from veeb.ui.languages import current_language

MOST = 40
# A tag: address (RFC 4151) names its owner and a year in which the owner was the owner.
SINCE = 2026
# Of a feed that has nothing yet.
NEVER = datetime(SINCE, 1, 1, tzinfo=UTC)


class Feed(Atom1Feed):
    """Atom in which every entry tells its own language."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, Any]:
        return {**super().item_attributes(item), "xml:lang": item["lang"]}

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


def make_feed(request: HttpRequest, *, kinds: Iterable[str], list_path: str, title: str) -> Feed:
    """The newest things of these kinds that meet the filters in the address; it links to the list it follows."""
    labels = Labels()
    chosen = filters.read(request.GET, labels)
    found = queries.find(
        chosen.words,
        filters=chosen.filters(),
        within={"kind": kinds},
        language=current_language(),
        page_size=MOST,
        newest_first=True,
    )
    return feed_of(found.docs, chosen, labels=labels, list_path=list_path, title=title)


def feed_of(docs: Iterable[SearchDoc], chosen: Chosen, *, labels: Labels, list_path: str, title: str) -> Feed:
    """These things, found by the filters that were chosen: also of a room that filters in its own way."""
    query_string = chosen.query_string()
    feed = Feed(
        title=" – ".join(
            [NAME, title, *(str(choice.label) for choices in chosen.values.values() for choice in choices)]
        ),
        link=address(list_path) + query_string,
        description="",
        language=current_language(),
        author_name=NAME,
        feed_url=address(f"{list_path}feed/") + query_string,
        feed_guid=tag(f"{list_path}feed/{query_string}#{current_language()}"),
    )
    for doc in docs:
        feed.add_item(**_entry(doc, labels))
    return feed


def tag(path: str) -> str:
    """A name that stays when the thing is read in another language."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{SINCE}:{path}"


def _entry(doc: SearchDoc, labels: Labels) -> dict[str, Any]:
    language = current_language()
    title, title_lang = doc.text_in(language, doc.titles)
    summary, _summary_lang = doc.text_in(language, doc.summaries)
    return {
        # XML has no place for control characters, and an editor may have pasted one.
        "title": clean_line(_("JÄÄB ÄRA: %s") % title if doc.is_off else title),
        "lang": title_lang,
        "link": address(doc.path),
        "description": escape(" · ".join(filter(None, [_when(doc), clean_line(summary)]))),
        "author_name": clean_line(doc.credit) or NAME,
        "unique_id": tag(doc.path),
        "categories": [str(name) for name in (get_kind(doc.kind).label, labels.topic(doc.topic)) if name],
        "pubdate": _midnight(doc.day),
        "updateddate": doc.changed_at,
    }


def _when(doc: SearchDoc) -> str:
    """The day or days of what happens."""
    days = dict.fromkeys(filter(None, (doc.happens_on, doc.happens_until)))
    return " – ".join(map(formats.date_format, days))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
