"""The editors' screens for a calendar file: choose it, look it over, bring it in, read what came of it."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from veeb.records.permissions import is_editor
from veeb.tools.refusals import Refused

from . import calendar_file, importing
from .review_views import only_for

PAGE = "contribute/admin/import.html"
# What one request can make while the editor waits; the same file again shows the next ones.
MOST_AT_ONCE = 100


@only_for(is_editor)
def index(request: HttpRequest) -> HttpResponse:
    """A file goes in, its events come out with a box each; nothing is made yet."""
    if request.method != "POST":
        return render(request, PAGE)
    try:
        content = calendar_file.content_of(request.FILES.get("calendar"))
        found = calendar_file.look_into(content, today=timezone.localdate())
    except Refused as refused:
        return render(request, PAGE, {"error": refused.messages[0]}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    shown = found.events[:MOST_AT_ONCE]
    context = {"file": found, "shown": shown, "left": len(found.events) - len(shown), "key": importing.keep(content)}
    return render(request, "contribute/admin/import_preview.html", context)


@only_for(is_editor)
def bring_in(request: HttpRequest) -> HttpResponse:
    """The chosen ones become drafts in review."""
    found = importing.look_again(request.POST.get("key", ""), today=timezone.localdate())
    if found is None:
        context = {"error": _("Faili ei ole enam alles. Vali see uuesti.")}
        return render(request, PAGE, context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    refs = set(request.POST.getlist("ref"))
    chosen = [one for one in found.events if one.understood.candidate.ref in refs][:MOST_AT_ONCE]
    report = importing.bring_in(chosen, by=request.user)
    return render(request, "contribute/admin/import_report.html", {"report": report})
