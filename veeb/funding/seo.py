"""What search engines get to know of a call.

schema.org has a word for a grant that was given (MonetaryGrant), none for a call: so it is told as a page that expires.
"""

from collections.abc import Sequence
from typing import Any

from veeb.search import seo
from veeb.search.seo import Seo
from veeb.topics.models import Topic

from .models import Call


def call_seo(call: Call, path: str, *, topics: Sequence[Topic], breadcrumbs: Sequence[tuple[Any, str]]) -> Seo:
    """`path` is the page's address, "" for a draft that has none yet; what is not live stays unindexed."""
    address = seo.address(path)
    page = {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": call.own_title,
        "description": call.good_for,
        "inLanguage": call.language if call.language != "mul" else "",
        "expires": call.closes_on.isoformat() if call.closes_on else "",
        "sourceOrganization": {"@type": "Organization", "name": call.funder} if call.funder else {},
        "publisher": seo.publisher(),
        "sameAs": call.link,
        "keywords": [topic.name for topic in topics],
    }
    return seo.record_seo(call, path, thing=page, breadcrumbs=breadcrumbs, title=call.title, description=call.good_for)
