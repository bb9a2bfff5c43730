"""An invitation as its owner sees it, with an account or without: to what, what it means, one button."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from veeb.ui.languages import current_language, in_language
from veeb.visitors.answering import see_other

from . import invitations, offices, signing, teams, tokens
from .invitations import Standing
from .models import Invitation, User


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What one is invited to; a POST accepts."""
    found = tokens.get_invitation(token)
    if request.method != "POST":
        return _show(request, found)
    try:
        return _take(request, found)
    except (invitations.NotUsable, invitations.ForSomebodyElse):
        return _show(request, tokens.get_invitation(token))


@require_POST
def ask_again(request: HttpRequest, token: str) -> HttpResponse:
    """The inviter is told that a new one is wanted, if this one is over."""
    found, now = tokens.get_invitation(token), timezone.now()
    if invitations.standing_of(found, at=now) == Standing.OPEN:
        return see_other(_address(found))
    invitations.ask_again(found, at=now)
    return see_other(f"{_address(found)}?palutud=1")


def _take(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Accept: the letter proved the mailbox, so a new account needs nothing more; a known one signs in as always."""
    if request.user.is_authenticated:
        _accept(found, request.user)
        return see_other(_onward(found))
    if signing.find_account(found.mail):
        return redirect_to_login(_address(found))
    with transaction.atomic():
        user = signing.account_for(found.mail, name=found.name, language=found.language)
        if not user.is_active:
            raise PermissionDenied
        _accept(found, user)
    return signing.sign_in(request, user, onward=_onward(found))


def _accept(found: Invitation, user: User) -> None:
    accept = teams.accept if found.team else offices.accept
    accept(found, user=user, at=timezone.now())


def _onward(found: Invitation) -> str:
    path = f"/minu/tiim/{found.team.uid}/" if found.team else "/minu/"
    return in_language(path, current_language())


def _address(found: Invitation) -> str:
    return reverse("members:invitation", args=[tokens.token_of(found)])


def _show(request: HttpRequest, found: Invitation) -> HttpResponse:
    viewer, standing = request.user, invitations.standing_of(found, at=timezone.now())
    context: dict[str, Any] = {"invitation": found, "standing": standing, "token": tokens.token_of(found)}
    if viewer.is_authenticated and not invitations.is_for(found, viewer):
        return render(request, "accounts/invitation_other.html", context, status=HTTPStatus.FORBIDDEN)
    if standing != Standing.OPEN:
        context |= {"onward": _onward(found), "is_asked": "palutud" in request.GET}
        return render(request, "accounts/invitation_over.html", context, status=HTTPStatus.GONE)
    if viewer.is_authenticated:
        context["office"] = viewer.offices.filter(until=None).select_related("municipality").first()
    context["is_known"] = viewer.is_authenticated or signing.find_account(found.mail) is not None
    return render(request, "accounts/invitation.html", context)
