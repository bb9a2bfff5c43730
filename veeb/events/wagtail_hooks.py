"""What the calendar adds to Wagtail's admin: its screens, a button, the words of the history."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from veeb.records.history import formatter
from veeb.records.permissions import is_reviewer

from . import admin_views, views
from .admin import EventViewSet
from .models import Event

# (action, what the filter of the history calls it, what an entry says)
ACTIONS = [
    ("events.cancel", _("Ärajätmine"), _("Märkis ärajäävaks: %s")),
    ("events.restore", _("Ärajätmise tühistamine"), _("Märkis, et toimub siiski")),
    ("events.move", _("Uued ajad"), _("Muutis aegu: %s")),
    ("events.seats", _("Kohad ja küsimused"), _("Muutis kohti, tähtaega või küsimusi")),
    ("events.aftermath", _("Pärast sündmust"), _("Lisas, mis sündmusest sai")),
]

register_snippet(EventViewSet)


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """What `actions` does, in the history of an event."""
    for action, label, said in ACTIONS:
        registry.register_action(action)(formatter(label, said))


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Below /admin/."""
    return [
        path("sundmuse-failid/<int:pk>/<path:name>", views.admin_file, name="events_admin_file"),
        path("kalender/<int:pk>/toimumine/", admin_views.standing, name="events_standing"),
    ]


class StandingItem(ActionMenuItem):
    """The way from the edit screen to cancelling, for those who decide; a draft is not announced yet."""

    label = _("Jäta ära")
    name = "action-standing"
    icon_name = "cross"
    order = 110

    def is_shown(self, context: dict[str, Any]) -> bool:
        is_public = context["view"] == "edit" and context["instance"].live
        return is_public and is_reviewer(context["request"].user)

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        label = _("Toimub siiski") if parent_context["instance"].is_cancelled else _("Jäta ära")
        return {**super().get_context_data(parent_context), "label": label}

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("events_standing", args=[parent_context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def standing_action(model: type[Any]) -> ActionMenuItem | None:
    """For events only."""
    return StandingItem() if model is Event else None
