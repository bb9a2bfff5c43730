"""The reviewers' screens: who asks to keep a page, and inviting somebody to keep one."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from veeb.accounts.teams import AlreadyMember, TooManyInvitations
from veeb.records.permissions import allows, is_reviewer

from . import asking
from .forms import InviteForm, ReasonForm
from .keeping import found_team
from .models import Community, KeepRequest


def index(request: HttpRequest) -> HttpResponse:
    """Everybody who waits for an answer, the longest first."""
    if not is_reviewer(request.user):
        raise PermissionDenied
    waiting = KeepRequest.objects.filter(decided_at=None).select_related("community")
    return render(request, "communities/admin/requests.html", {"waiting": waiting})


def keeper(request: HttpRequest, pk: int) -> HttpResponse:
    """One community: who keeps it, who is invited, and a new invitation."""
    community = get_object_or_404(Community.objects.select_related("team"), pk=pk)
    if not allows(request.user, "decide", community):
        raise PermissionDenied
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        mail = form.cleaned_data["mail"]
        _try(
            request,
            lambda: found_team(
                community, mail=mail, language=form.cleaned_data["language"], by=request.user, at=timezone.now()
            ),
            _("Kutse on teel: %s") % mail,
        )
        return redirect("communities_keeper", pk)
    return render(request, "communities/admin/keeper.html", {**_of(community), "form": form})


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Who asks: an invitation, or a letter that says why not."""
    asked = get_object_or_404(KeepRequest.objects.select_related("community__team"), pk=pk)
    if not allows(request.user, "decide", asked.community):
        raise PermissionDenied
    is_yes, at = "kutsu" in request.POST, timezone.now()
    form = ReasonForm(request.POST if request.method == "POST" and not is_yes else None)
    if is_yes:
        _try(request, lambda: asking.grant(asked, by=request.user, at=at), _("Kutse on teel: %s") % asked.mail)
        return redirect("communities_requests")
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        _try(request, lambda: asking.decline(asked, reason=reason, by=request.user, at=at), _("Vastus on teel."))
        return redirect("communities_requests")
    return render(request, "communities/admin/answer.html", {**_of(asked.community), "asked": asked, "form": form})


def _try(request: HttpRequest, act: Callable[[], Any], done: str) -> None:
    """Do it and say so, or say in words what stood in the way."""
    try:
        act()
    except AlreadyMember:
        messages.warning(request, _("See inimene on juba tiimis."))
    except TooManyInvitations:
        messages.warning(request, _("Tunnis saab saata ainult mõne kutse. Proovi tunni aja pärast uuesti."))
    except asking.AlreadyDecided:
        messages.warning(request, _("Keegi jõudis ette: sellele soovile on juba vastatud."))
    else:
        messages.success(request, done)


def _of(community: Community) -> dict[str, Any]:
    team = community.team
    return {
        "community": community,
        "edit_url": reverse(community.snippet_viewset.get_url_name("edit"), args=[community.pk]),
        "members": team.memberships.select_related("user") if team else [],
        "invited": team.invitations.usable(at=timezone.now()) if team else [],
        "waiting": community.keep_requests.filter(decided_at=None),
    }
