"""The way from the admin to organisers' desks: menu, list, button on an event's edit screen, words of the log."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.action_menu import ActionMenuItem

from veeb.events.models import Event
from veeb.records.permissions import allows

from . import admin_views


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Below /admin/."""
    return [
        path("korraldajad/", admin_views.index, name="registration_desks"),
        path("korraldajad/<int:pk>/", admin_views.one, name="registration_desk"),
    ]


class DesksItem(MenuItem):
    """For reviewers, and for those who are responsible for an event."""

    def is_shown(self, request: HttpRequest) -> bool:
        return admin_views.may_open(request.user)


@hooks.register("register_admin_menu_item")
def desks_menu_item() -> MenuItem:
    """Korraldajate lauad."""
    return DesksItem(
        _("Korraldajate lauad"),
        reverse_lazy("registration_desks"),
        name="korraldajad",
        icon_name="group",
        order=125,
    )


class DeskItem(ActionMenuItem):
    """The button on the edit screen of an event that one signs up for here."""

    label = _("Korraldaja laud")
    name = "action-desk"
    icon_name = "group"
    order = 110
    template_name = "registration/admin/desk_item.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] != "edit" or not context["instance"].is_on_portal:
            return False
        user, event = context["request"].user, context["instance"]
        return allows(user, "decide", event) or allows(user, "organise", event)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("registration_desk", args=[parent_context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def desk_action(model: type[Any]) -> ActionMenuItem | None:
    """For events only."""
    return DeskItem() if model is Event else None


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """Who named an organiser: that opens people's data to somebody."""
    registry.register_action("registration.organiser", _("Korraldaja määramine"), _("Määras sündmuse korraldaja"))
