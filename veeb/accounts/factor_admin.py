"""The administrators' screen that takes away the lost second factor of somebody."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from . import second_factor
from .models import User


def may_reset(by: Any, user: User) -> bool:
    """Whoever changes people; only a superuser touches superusers, nobody their own."""
    return by.has_perm("accounts.change_user") and by.pk != user.pk and (by.is_superuser or not user.is_superuser)


def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once more, then does it."""
    user = get_object_or_404(User, pk=pk)
    if not may_reset(request.user, user):
        raise PermissionDenied
    if request.method == "POST":
        by: Any = request.user
        second_factor.reset(user, by=by)
        messages.success(request, _("Teine samm on eemaldatud ja seansid lõpetatud."))
        return redirect("wagtailusers_users:edit", user.pk)
    return render(request, "accounts/admin/reset_factor.html", {"user": user, "person": user})
