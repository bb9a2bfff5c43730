"""What communities add to Wagtail's admin: their screens, who asks to keep one, a button, the words of the history."""

from typing import Any

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from veeb.records.history import formatter
from veeb.records.menus import CountedItem, EditLink
from veeb.records.permissions import is_reviewer

from . import admin_views
from .admin import CommunityViewSet
from .models import Community, KeepRequest

# (action, what the filter of the history calls it, what an entry says)
ACTIONS = [
    ("communities.found", _("Tiimi loomine"), _("Lõi lehe hoidjatele tiimi")),
    ("communities.keep", _("Tiimi muudatus"), _("Muutis oma kogukonna lehte: %s")),
    ("communities.left", _("Tiim jäi tühjaks"), _("Viimane hoidja lahkus: kogukond otsib eestvedajat")),
]

register_snippet(CommunityViewSet)


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """What `keeping` does, in the history of a community."""
    for action, label, said in ACTIONS:
        registry.register_action(action)(formatter(label, said))


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Below /admin/."""
    return [
        path("kogukondade-hoidjad/", admin_views.index, name="communities_requests"),
        path("kogukondade-hoidjad/<int:pk>/", admin_views.answer, name="communities_request"),
        path("kogukonnad/<int:pk>/hoidja/", admin_views.keeper, name="communities_keeper"),
    ]


@hooks.register("register_admin_menu_item")
def requests_menu_item() -> MenuItem:
    """Hoidjaks soovijad, with how many wait: below the communities."""
    return CountedItem(
        _("Hoidjaks soovijad"),
        reverse_lazy("communities_requests"),
        may=is_reviewer,
        count=KeepRequest.objects.filter(decided_at=None).count,
        name="hoidjad",
        icon_name="group",
        order=118,
    )


class KeeperItem(EditLink):
    """The way from the edit screen to inviting somebody to keep the page."""

    label = _("Kutsu hoidja")
    name = "action-keeper"
    icon_name = "group"
    order = 110
    address = "communities_keeper"

    def may(self, user: Any, record: Any) -> bool:
        return is_reviewer(user)


@hooks.register("register_snippet_action_menu_item")
def keeper_action(model: type[Any]) -> ActionMenuItem | None:
    """For communities only."""
    return KeeperItem() if model is Community else None
