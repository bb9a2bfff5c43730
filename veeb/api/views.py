"""What machines read: feeds, calendars, sitemap, robots, whom to tell of a weakness."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.events.models import Event
from veeb.funding import listing
from veeb.search.columns import one_look
from veeb.search.kinds import Home, codes
from veeb.search.seo import address
from veeb.ui import areas
from veeb.ui.caching import public_page
from veeb.visitors import logs

from . import calendars, call_calendars, sitemaps
from .feeds import MOST, Feed, feed_of, make_feed

XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
SECURITY_DAYS = 180


@public_page
def library_feed(request: HttpRequest) -> HttpResponse:
    """The Aardekast as Atom, narrowed by the same filters as its list."""
    kinds = codes(Home.LIBRARY)
    return _atom(make_feed(request, kinds=kinds, list_path="/aardekast/", title=_("Aardekast")))


@public_page
def news_feed(request: HttpRequest) -> HttpResponse:
    """News as Atom."""
    return _atom(make_feed(request, kinds=["news"], list_path="/uudised/", title=_("Uudised")))


@public_page
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Events as Atom, the newest announced first, narrowed by the same filters as the calendar."""
    kinds = codes(Home.CALENDAR)
    return _atom(make_feed(request, kinds=kinds, list_path="/kalender/", title=_("Kalender")))


@public_page
def calendar_ical(request: HttpRequest) -> StreamingHttpResponse:
    """The calendar to subscribe to, narrowed by the same filters."""
    return calendars.of_filters(request, at=timezone.now()).response(request)


@public_page
@one_look()
def calls_feed(request: HttpRequest) -> HttpResponse:
    """Calls for funding as Atom, the newest added first, narrowed by the same filters as their list."""
    visit = listing.read(request)
    docs = listing.newest(visit, how_many=MOST)
    return _atom(feed_of(docs, visit.asked, labels=visit.labels, list_path="/rahastus/", title=_("Rahastus")))


@public_page
@one_look()
def calls_ical(request: HttpRequest) -> HttpResponse:
    """Deadlines of calls to subscribe to, narrowed by the same filters."""
    return call_calendars.of_filters(listing.read(request))


@public_page
def event_ical(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """One event, or all parts of a series, as a file."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    answer = calendars.of_event(event).response(request)
    answer["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return answer


def _atom(feed: Feed) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses, or the list of the files that hold them."""
    count = sitemaps.file_count()
    if count == 1:
        return render(request, "api/sitemap.xml", {"places": sitemaps.file_places(1)}, content_type=XML)
    files = [f"{settings.SITE_URL}/sitemap-{number}.xml" for number in range(1, count + 1)]
    return render(request, "api/sitemap_index.xml", {"files": files}, content_type=XML)


@public_page
def sitemap_file(request: HttpRequest, number: int) -> HttpResponse:
    """One file of a long sitemap."""
    if not 1 <= number <= sitemaps.file_count():
        raise Http404
    return render(request, "api/sitemap.xml", {"places": sitemaps.file_places(number)}, content_type=XML)


@public_page
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be read; private links belong to one person each, the admin is nobody's business."""
    private = [
        f"{language}/{name}/" for name in (*logs.FIRST_PARTS, *areas.FIRST_PARTS) for language in ("", "/ru", "/en")
    ]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ["/admin/", *private]),
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=TEXT)


@public_page
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116), where a contact is set."""
    if not settings.CONTACT_EMAIL:
        raise Http404
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=SECURITY_DAYS)
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: et, en, ru",
        f"Canonical: {address('/.well-known/security.txt', settings.LANGUAGE_CODE)}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=TEXT)
