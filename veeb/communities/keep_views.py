"""The team's own screen of its page: changing it, and answering who asks to keep it too."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from veeb.accounts.teams import AlreadyMember, TooManyInvitations
from veeb.records.permissions import allows, is_steward
from veeb.visitors.answering import page, see_other

from . import asking, keeping, queries
from .forms import ReasonForm
from .keep_forms import KeepForm, merged
from .models import Community, KeepRequest
from .values import in_words, label, values_of

DONE = {
    "muudetud": gettext_lazy("Salvestatud. Muudatus on kohe lehel."),
    "sama": gettext_lazy("Midagi ei muutunud."),
    "kutsutud": gettext_lazy("Kutse on teel."),
    "keeldutud": gettext_lazy("Vastus on teel."),
    "vastatud": gettext_lazy("Keegi jõudis ette: sellele soovile on juba vastatud."),
    "tiimis": gettext_lazy("See inimene on juba tiimis."),
    "palju": gettext_lazy("Tunnis saab saata ainult mõne kutse. Proovi tunni aja pärast uuesti."),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """The form; a POST changes the page at once, or says beside the fields what to mend."""
    community = _mine(request, pk)
    if request.method != "POST":
        return _show(request, community, KeepForm(community, values_of(community)))
    typed = KeepForm(community, values_of(community), request.POST)
    if not typed.is_valid():
        return _show(request, community, typed, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        changed = keeping.keep(community, typed.values, seen=typed.stamps, by=request.user)
    except keeping.ChangedMeanwhile as other:
        return _both(request, community, typed, other.now)
    return _home(community, "muudetud" if changed else "sama")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Who asks to keep the page too: a steward invites them, or says why not."""
    community = _mine(request, pk)
    if not is_steward(request.user, community.team):
        raise keeping.NotKept
    asked = get_object_or_404(KeepRequest, pk=number, community=community, decided_at=None)
    if request.method != "POST":
        return page(request, "communities/answer.html", _answering(community, asked, ReasonForm()))
    form = ReasonForm(request.POST)
    if "kutsu" not in request.POST and not form.is_valid():
        context = _answering(community, asked, form)
        return page(request, "communities/answer.html", context, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _home(community, _decide(request, asked, form))


def _decide(request: HttpRequest, asked: KeepRequest, form: ReasonForm) -> str:
    """Do what the steward chose; gives the word for what came of it."""
    try:
        if "kutsu" in request.POST:
            asking.grant(asked, by=request.user, at=timezone.now())
            return "kutsutud"
        asking.decline(asked, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    except asking.AlreadyDecided:
        return "vastatud"
    except AlreadyMember:
        return "tiimis"
    except TooManyInvitations:
        return "palju"
    return "keeldutud"


def _mine(request: HttpRequest, pk: int) -> Community:
    """The public community of this number, whose page this person keeps; for others it is closed."""
    community = get_object_or_404(queries.shown(), pk=pk)
    if not allows(request.user, "keep", community):
        raise keeping.NotKept
    return community


def _home(community: Community, done: str) -> HttpResponse:
    return see_other(f"{reverse('communities:keep', args=[community.pk])}?tehtud={done}")


def _both(request: HttpRequest, community: Community, typed: KeepForm, now: dict[str, Any]) -> HttpResponse:
    form, both = merged(community, typed, now)
    compared = [(label(name), in_words(name, now[name]), in_words(name, typed.values[name])) for name in both]
    return _show(request, community, form, HTTPStatus.CONFLICT, is_late=True, compared=compared)


def _show(
    request: HttpRequest, community: Community, form: KeepForm, status: HTTPStatus = HTTPStatus.OK, **more: Any
) -> HttpResponse:
    leads = is_steward(request.user, community.team)
    context = {
        "form": form,
        "community": community,
        "asked": community.keep_requests.filter(decided_at=None) if leads else [],
        "done": DONE.get(request.GET.get("tehtud", "")) if request.method == "GET" else "",
        "breadcrumbs": [*_way(community), (_("Muuda lehte"), "")],
        **more,
    }
    return page(request, "communities/keep.html", context, status)


def _answering(community: Community, asked: KeepRequest, form: ReasonForm) -> dict[str, Any]:
    way = [*_way(community), (_("Muuda lehte"), reverse("communities:keep", args=[community.pk])), (_("Vasta"), "")]
    return {"community": community, "asked": asked, "form": form, "breadcrumbs": way}


def _way(community: Community) -> list[tuple[Any, str]]:
    return [(str(community), community.get_absolute_url())]
