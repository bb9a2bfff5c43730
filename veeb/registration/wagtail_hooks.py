"""The way from the admin to organisers' desks: menu, list, button on an event's edit screen, words of the log."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.action_menu import ActionMenuItem

from veeb.events.models import Event
from veeb.records.menus import CountedItem, EditLink
from veeb.records.permissions import allows

from . import admin_views


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Below /admin/."""
    return [
        path("korraldajad/", admin_views.index, name="registration_desks"),
        path("korraldajad/<int:pk>/", admin_views.one, name="registration_desk"),
    ]


@hooks.register("register_admin_menu_item")
def desks_menu_item() -> MenuItem:
    """Korraldajate lauad: for reviewers, and for those who are responsible for an event."""
    return CountedItem(
        _("Korraldajate lauad"),
        reverse_lazy("registration_desks"),
        may=admin_views.may_open,
        name="korraldajad",
        icon_name="group",
        order=125,
    )


class DeskItem(EditLink):
    """The button on the edit screen of an event that one signs up for here."""

    label = _("Korraldaja laud")
    name = "action-desk"
    icon_name = "group"
    order = 110
    address = "registration_desk"

    def may(self, user: Any, record: Any) -> bool:
        return record.is_on_portal and (allows(user, "decide", record) or allows(user, "organise", record))


@hooks.register("register_snippet_action_menu_item")
def desk_action(model: type[Any]) -> ActionMenuItem | None:
    """For events only."""
    return DeskItem() if model is Event else None


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """Who named an organiser: that opens people's data to somebody."""
    registry.register_action("registration.organiser", _("Korraldaja määramine"), _("Määras sündmuse korraldaja"))
