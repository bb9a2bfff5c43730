"""What the directory adds to Wagtail's admin: screens, the list of questions, a button, the words of the history."""

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
from veeb.records.permissions import is_editor

from . import admin_views
from .admin import HelperViewSet
from .models import Helper, Inquiry

# (action, what the filter of the history calls it, what an entry says)
ACTIONS = [
    ("directory.confirm", _("Aitaja kinnitus"), _("Aitaja ise kinnitas, et kõik on õige")),
    ("directory.correct", _("Aitaja parandus"), _("Aitaja ise saatis parandused")),
    ("directory.contact", _("Sisemine kontakt"), _("Muutis sisemist kontakti")),
    ("directory.link", _("Link aitajale"), _("Saatis aitajale lingi oma kirjele")),
    ("directory.release", _("Küsimus edasi"), _("Saatis ootel küsimuse edasi")),
    ("directory.discard", _("Küsimus maha"), _("Kustutas ootel küsimuse")),
]

register_snippet(HelperViewSet)


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """What `asking` and `keeping` do, in the history of a helper; no address and no words of a question."""
    for action, label, said in ACTIONS:
        registry.register_action(action)(formatter(label, said))


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Below /admin/."""
    return [
        path("aitajad/<int:pk>/kontakt/", admin_views.contact, name="directory_contact"),
        path("kusimused/", admin_views.inquiries, name="directory_inquiries"),
        path("kusimused/<int:pk>/", admin_views.decide, name="directory_decide"),
    ]


@hooks.register("register_admin_menu_item")
def inquiries_menu_item() -> MenuItem:
    """Küsimused, with the number of those that wait for an editor: below the list of helpers."""
    return CountedItem(
        _("Küsimused"),
        reverse_lazy("directory_inquiries"),
        may=is_editor,
        count=Inquiry.objects.filter(state=Inquiry.State.HELD).count,
        name="kusimused",
        icon_name="mail",
        order=119,
    )


class ContactItem(EditLink):
    """The way from the edit screen to the private contact, the helper's own link, and where the record is used."""

    label = _("Kontakt, link ja kasutus")
    name = "action-contact"
    icon_name = "mail"
    order = 110
    address = "directory_contact"

    def may(self, user: Any, record: Any) -> bool:
        return is_editor(user)


@hooks.register("register_snippet_action_menu_item")
def contact_action(model: type[Any]) -> ActionMenuItem | None:
    """For helpers only."""
    return ContactItem() if model is Helper else None
