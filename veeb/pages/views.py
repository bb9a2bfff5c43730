"""Pages of the tree, and the screens of topics. (Search and places have modules of their own.)"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from veeb.search import queries
from veeb.search.listing import make_listing
from veeb.search.seo import list_seo
from veeb.topics import queries as topic_queries
from veeb.topics.models import Topic
from veeb.ui.caching import public_page
from veeb.ui.languages import current_language, in_language

from .coming import coming

TOPICS = "/teemad/"


@public_page
def editorial(request: HttpRequest, path: str) -> HttpResponse:
    """A page of Wagtail's tree. One that is not for everybody is not there: readers have no accounts to sign in to."""
    found = Page.route_for_request(request, path)
    if found is None or found.page.get_view_restrictions().exists():
        raise Http404
    answer: HttpResponse = found.page.serve(request, *found.args, **found.kwargs)
    return answer


@public_page
def topics(request: HttpRequest) -> HttpResponse:
    """The tree of topics with how much there is on each."""
    counts = queries.counts("topic", language=current_language())
    title = _("Teemad")
    context = {
        "groups": [
            (branch.topic, counts[str(branch.topic.pk)], [(child, counts[str(child.pk)]) for child in branch.children])
            for branch in topic_queries.tree()
        ],
        "breadcrumbs": [(title, "")],
        "seo": list_seo(TOPICS, title=title),
    }
    return render(request, "pages/topics.html", context)


@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything public on one topic and those under it."""
    try:
        branch = topic_queries.branch(slug)
    except Topic.DoesNotExist as missing:
        raise Http404 from missing
    subject = branch.topic
    listing = make_listing(request, within={"topic": [str(subject.pk)]}, hide=["topic"])
    above = [(parent.name, parent.get_absolute_url()) for parent in (subject.parent,) if parent]
    context = {
        "branch": branch,
        "near_words": topic_queries.near_words(subject),
        "coming": coming(at=timezone.now(), within={"topic": [str(subject.pk)]}, asked=[("teema", subject.slug)]),
        "listing": listing,
        "breadcrumbs": [(_("Teemad"), in_language(TOPICS, current_language())), *above, (subject.name, "")],
        "seo": list_seo(listing.address, title=subject.name, is_search=bool(listing.chosen.words)),
    }
    return render(request, "pages/topic.html", context)
