"""Who may change whom: only a superuser touches superusers, or makes one. Wagtail would let every administrator."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry

from . import factor_admin, second_factor
from .models import User


@hooks.register("before_create_user")
def before_create_user(request: HttpRequest) -> None:
    """Nobody makes a superuser but a superuser."""
    _refuse(request, [])


@hooks.register("before_edit_user")
def before_edit_user(request: HttpRequest, user: User) -> None:
    """Nor changes one, or becomes one."""
    _refuse(request, [user])


@hooks.register("before_delete_user")
def before_delete_user(request: HttpRequest, user: User) -> None:
    """Nor deletes one."""
    _refuse(request, [user])


@hooks.register("before_bulk_action")
def before_bulk_action(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Nor many at once."""
    _refuse(request, [thing for thing in objects if isinstance(thing, User)])


def _refuse(request: HttpRequest, people: list[User]) -> None:
    if getattr(request.user, "is_superuser", False):
        return
    if "is_superuser" in request.POST or any(person.is_superuser for person in people):
        raise PermissionDenied


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Where a lost second factor is taken away."""
    return [path("users/<int:pk>/teine-samm/", factor_admin.reset, name="reset_second_factor")]


@hooks.register("register_user_listing_buttons")
def register_user_listing_buttons(user: User, request_user: User) -> Iterator[Button]:
    """The way there, beside whoever has one."""
    if factor_admin.may_reset(request_user, user) and second_factor.has_one(user):
        yield Button(
            _("Eemalda teine samm"), reverse("reset_second_factor", args=[user.pk]), icon_name="lock", priority=40
        )


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """Who took a second factor away: that weakens an account for a while."""
    registry.register_action(
        "accounts.reset_second_factor", _("Teise sammu eemaldamine"), _("Eemaldas konto teise sammu")
    )
