"""Admin screens that join receipts with records: review, letters, appeals; their menu entries and the home panel."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel
from wagtail.snippets.action_menu import ActionMenuItem

from veeb.events.models import Event
from veeb.records.menus import CountedItem, EditLink
from veeb.records.models import Record
from veeb.records.permissions import is_administrator, is_editor, is_reviewer

from . import administering, import_views, mailbox, material_views, review_views
from .event_materials import has_materials
from .models import Appeal
from .review import count_waiting, review_url


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Below /admin/."""
    return [
        path("labivaatus/", review_views.index, name="review_queue"),
        path("labivaatus/<int:pk>/", review_views.receipt, name="review_receipt"),
        path("labivaatus/<slug:kind>/<int:pk>/", review_views.one, name="review_one"),
        path("kalender/<int:pk>/aardekasti/", material_views.offer, name="events_shelve"),
        path("kirjad/", administering.mail, name="review_letters"),
        path("kirjad/<str:name>/", administering.letter, name="review_letter"),
        path("vaidlustused/", administering.appeals, name="review_appeals"),
        path("kalendrifail/", import_views.index, name="import_calendar"),
        path("kalendrifail/lisa/", import_views.bring_in, name="import_calendar_events"),
    ]


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    """Läbivaatus: first in the menu of those who review."""
    return CountedItem(
        _("Läbivaatus"),
        reverse_lazy("review_queue"),
        may=is_reviewer,
        count=count_waiting,
        name="labivaatus",
        icon_name="tasks",
        order=50,
    )


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    """Too kalendrifailist: below the calendar."""
    return CountedItem(
        _("Too kalendrifailist"),
        reverse_lazy("import_calendar"),
        may=is_editor,
        name="kalendrifail",
        icon_name="date",
        order=116,
    )


@hooks.register("register_reports_menu_item")
def letters_menu_item() -> MenuItem:
    """Kirjad: while letters lie in the folder."""
    return CountedItem(
        _("Saatmata kirjad"),
        reverse_lazy("review_letters"),
        may=lambda user: is_administrator(user) and mailbox.is_kept_here(),
        name="kirjad",
        icon_name="mail",
        order=2000,
    )


@hooks.register("register_reports_menu_item")
def appeals_menu_item() -> MenuItem:
    """Vaidlustused, with the number of those that nobody has answered."""
    return CountedItem(
        _("Vaidlustused"),
        reverse_lazy("review_appeals"),
        may=is_administrator,
        count=lambda: Appeal.objects.filter(answered_at=None).count(),
        name="vaidlustused",
        icon_name="help",
        order=2100,
    )


class WaitingPanel(Component):
    """The first thing a reviewer sees: how many wait."""

    name = "review"
    template_name = "contribute/admin/panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"count": count_waiting(), "url": reverse("review_queue")}


@hooks.register("construct_homepage_panels")
def put_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Our panel stands in place of Wagtail's, which asks the database anew for every single item."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel)]
    if is_reviewer(request.user):
        panels.insert(0, WaitingPanel())


class ReviewItem(EditLink):
    """The way from the edit screen to the decisions that Wagtail has no button for."""

    label = _("Läbivaatuse lehele")
    name = "action-review"
    icon_name = "tasks"
    order = 100

    def may(self, user: Any, record: Any) -> bool:
        return is_reviewer(user)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return review_url(parent_context["instance"])


@hooks.register("register_snippet_action_menu_item")
def review_action(model: type[Any]) -> ActionMenuItem | None:
    """For records only."""
    return ReviewItem() if issubclass(model, Record) else None


class ShelveItem(EditLink):
    """What is left of an event goes into the Aardekast in one step."""

    label = _("Salvestus ja failid Aardekasti")
    name = "action-shelve"
    icon_name = "folder-open-inverse"
    order = 120
    address = "events_shelve"

    def may(self, user: Any, record: Any) -> bool:
        return has_materials(record, at=timezone.now())


@hooks.register("register_snippet_action_menu_item")
def shelve_action(model: type[Any]) -> ActionMenuItem | None:
    """For events only."""
    return ShelveItem() if model is Event else None
