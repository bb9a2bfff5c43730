"""What the page of one news item shows: plain values for its template."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from veeb.search import seo
from veeb.search.record_pages import place, shared_context
from veeb.ui.languages import current_language, in_language

from .models import NewsItem

PHOTO = "width-1200"


def page_context(item: NewsItem) -> dict[str, Any]:
    """Everything for `news/item.html`, for the public page and for previews alike."""
    path = item.get_absolute_url() if item.slug else ""
    shared = shared_context(item)
    photo = item.photo.get_rendition(PHOTO) if item.photo else None
    breadcrumbs = [(_("Uudised"), in_language("/uudised/", current_language())), (shared["title"], path)]
    return {
        **shared,
        "item": item,
        "place": place(item),
        "photo": photo,
        "breadcrumbs": breadcrumbs,
        "permanent": seo.address(path),
        "seo": seo.record_seo(
            item,
            path,
            thing=_article(item, seo.address(path), photo),
            breadcrumbs=breadcrumbs,
            title=shared["title"],
            description=shared["good_for"],
            image=f"{settings.SITE_URL}{photo.url}" if photo else "",
        ),
    }


def _article(item: NewsItem, address: str, photo: Any) -> dict[str, Any]:
    organisation = {"@type": "Organization", "name": item.organisation} if item.organisation else {}
    return {
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": item.own_title,
        "description": item.good_for,
        "inLanguage": item.language if item.language != "mul" else "",
        "datePublished": item.day.isoformat() if item.day else "",
        "author": seo.people(item.byline) or organisation,
        "publisher": organisation or seo.publisher(),
        "image": f"{settings.SITE_URL}{photo.url}" if photo else "",
        "sameAs": item.link,
    }
