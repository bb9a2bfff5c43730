"""What records add to Wagtail's admin: words of the audit log, buttons of the edit screen, one look for all screens."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import WorkflowState

from . import freshness_views
from .freshness import due
from .history import formatter
from .menus import CountedItem
from .permissions import is_editor

# (action, what the filter of the history calls it, what an entry says)
ACTIONS = [
    ("records.ask", _("Küsimine kaastööliselt"), _("Küsis kaastööliselt: %s")),
    ("records.decline", _("Keeldumine"), _("Keeldus: %s")),
    ("records.schedule", _("Ajastamine"), _("Määras avaldamise aja")),
    ("records.unschedule", _("Ajastuse tühistamine"), _("Tühistas ajastuse")),
    ("records.withdraw", _("Tagasivõtmine"), _("Võttis tagasi")),
    ("records.check", _("Aadressi kontroll"), _("Kontrollis, et aadress avaneb")),
]


UNUSED_ENTRIES = {"documents"}
UNUSED_REPORTS = {"page-types-usage", "aging-pages", "workflows", "workflow-tasks"}
ICONS = {"reject": "help", "decline": "cross"}


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """The decisions of `publishing`, in the history of a record and of the whole site."""
    for action, label, said in ACTIONS:
        registry.register_action(action)(formatter(label, said))


@hooks.register("construct_snippet_action_menu")
@hooks.register("construct_page_action_menu")
def name_decisions(menu_items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Approving publishes, so the button says so; ending somebody's review without a word is not offered."""
    thing = context.get("instance") or context.get("page")
    state = getattr(thing, "current_workflow_state", None) if thing and thing.pk else None
    for item in list(menu_items):
        if item.name == "approve":
            item.label = _("Avalda")
        elif item.name in ICONS:
            item.icon_name = ICONS[item.name]
        elif item.name in {"action-cancel-workflow", "action-restart-workflow"} and not _is_own(state, request.user):
            menu_items.remove(item)


def _is_own(state: WorkflowState | None, user: Any) -> bool:
    return bool(state and state.requested_by_id == user.pk)


@hooks.register("construct_main_menu")
def hide_unused_entries(request: Any, menu_items: list[Any]) -> None:
    """Files belong to records and come in by the form of contributions."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_ENTRIES]


@hooks.register("construct_help_menu")
def keep_shortcuts_only(request: Any, menu_items: list[Any]) -> None:
    """What leads to Wagtail's own pages, in English, goes."""
    menu_items[:] = [item for item in menu_items if item.name == "keyboard-shortcuts-trigger"]


@hooks.register("construct_reports_menu")
def keep_useful_reports(request: Any, menu_items: list[Any]) -> None:
    """The names of page types are for developers; who waits for review has a screen of ours."""
    menu_items[:] = [item for item in menu_items if item.name not in UNUSED_REPORTS]


@hooks.register("insert_global_admin_css")
def admin_look() -> str:
    """The one stylesheet of our own admin screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("records/admin.css"))


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """What is to be checked, below /admin/."""
    return [path("kontrollida/", freshness_views.index, name="records_due")]


@hooks.register("register_reports_menu_item")
def due_menu_item() -> MenuItem:
    """Kontrollida: among the reports."""
    return CountedItem(
        _("Kontrollida"),
        reverse_lazy("records_due"),
        may=is_editor,
        name="kontrollida",
        icon_name="history",
        order=100,
    )


class DuePanel(Component):
    """On the first screen of the admin: how many things wait to be checked."""

    name = "due"
    template_name = "records/admin/due_panel.html"
    order = 60

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"count": len(due(on=timezone.localdate())), "url": reverse("records_due")}


@hooks.register("construct_homepage_panels")
def put_due_panel(request: HttpRequest, panels: list[Component]) -> None:
    """For those who edit."""
    if is_editor(request.user):
        panels.append(DuePanel())
