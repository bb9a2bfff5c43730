"""What communities add to Wagtail's admin: their screens, who asks to keep one, a button, the words of the history."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from veeb.records.history import formatter
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


class RequestsItem(MenuItem):
    """For reviewers, with how many wait behind its name."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_reviewer(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        number = KeepRequest.objects.filter(decided_at=None).count()
        label = f"{self.label} ({number})" if number else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def requests_menu_item() -> MenuItem:
    """Hoidjaks soovijad: below the communities."""
    return RequestsItem(
        _("Hoidjaks soovijad"), reverse_lazy("communities_requests"), name="hoidjad", icon_name="group", order=118
    )


class KeeperItem(ActionMenuItem):
    """The way from the edit screen to inviting somebody to keep the page."""

    label = _("Kutsu hoidja")
    name = "action-keeper"
    icon_name = "group"
    order = 110
    template_name = "communities/admin/keeper_item.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and is_reviewer(context["request"].user)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("communities_keeper", args=[parent_context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def keeper_action(model: type[Any]) -> ActionMenuItem | None:
    """For communities only."""
    return KeeperItem() if model is Community else None
