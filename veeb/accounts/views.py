"""Screens of the account that allauth does not have as we want them: a new password, the list of sessions."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.logout import logout
from allauth.account.internal.flows.password_change import change_password, finalize_password_change
from allauth.usersessions.internal.flows.sessions import end_other_sessions, end_sessions
from allauth.usersessions.models import UserSession
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from .forms import NewPasswordForm
from .models import User

ADMIN = "/admin/"


def password(request: HttpRequest) -> HttpResponse:
    """A new password; every other session of the account ends with it."""
    user: Any = request.user
    form = NewPasswordForm(user, request.POST or None)
    if not form.is_valid():
        return render(request, "accounts/password.html", {"form": form})
    change_password(user, form.cleaned_data["password"])
    finalize_password_change(request, user)
    return redirect("mfa_index")


def sessions(request: HttpRequest) -> HttpResponse:
    """Where the account is open; one is ended, or all the others, or all."""
    user: Any = request.user
    if request.method == "POST":
        _end(request, user, request.POST.get("seanss", ""))
        return redirect("usersessions_list")
    opened = sorted(UserSession.objects.purge_and_list(user), key=lambda session: session.created_at, reverse=True)
    return render(request, "accounts/sessions.html", {"sessions": opened})


def _end(request: HttpRequest, user: User, which: str) -> None:
    if which in {"teised", "koik"}:
        end_other_sessions(request, user)
        if which == "koik":
            logout(request)
    elif which.isascii() and which.isdigit():
        end_sessions(request, list(UserSession.objects.filter(user=user, pk=int(which[:18]))))


def from_admin(request: HttpRequest) -> HttpResponse:
    """Wagtail's own sign-in page: there is one way in, ours, and from there on to where they were going."""
    onward = request.GET.get(REDIRECT_FIELD_NAME, ADMIN)
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: onward})}")
