"""Who may change whom: only a superuser touches superusers, or makes one. Wagtail would let every administrator."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

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
