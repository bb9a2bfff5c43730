"""From an editorial page to its document."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from veeb.records.documents import Document


def page_document(page: Any, *, text: str) -> Document:
    """The document of a live page; it shows only in the lists of its own language."""
    language = page.locale.language_code
    audience = getattr(page, "audience", "")
    return Document(
        kind="page",
        path=page_path(page),
        language=language,
        only_in=language,
        titles={language: page.title},
        summaries={language: page.search_description or page.lead},
        text=text,
        day=timezone.localtime(page.first_published_at or timezone.now()).date(),
        audiences=(audience,) if audience else (),
    )


def page_path(page: Page) -> str:
    """Address below the front page of its language: "/" for the front page itself, else "/abcd/" and the like."""
    # url_path is "/<root of the language>/abcd/"; the prefix of the language is added when the link is shown.
    return "/" + page.url_path.split("/", 2)[2]
