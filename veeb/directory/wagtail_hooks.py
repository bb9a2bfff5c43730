"""What the directory adds to Wagtail's admin: screens, the list of questions, a button, the words of the history."""

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


class InquiriesItem(MenuItem):
    """Küsimused, with the number of those that wait for an editor."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_editor(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        held = Inquiry.objects.filter(state=Inquiry.State.HELD).count()
        label = f"{self.label} ({held})" if held else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


@hooks.register("register_admin_menu_item")
def inquiries_menu_item() -> MenuItem:
    """Below the list of helpers."""
    return InquiriesItem(
        _("Küsimused aitajatele"), reverse_lazy("directory_inquiries"), name="kusimused", icon_name="mail", order=119
    )


class ContactItem(ActionMenuItem):
    """The way from the edit screen to the private contact, the helper's own link, and where the record is used."""

    label = _("Kontakt, link ja kasutus")
    name = "action-contact"
    icon_name = "mail"
    order = 110
    template_name = "directory/admin/contact_item.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and is_editor(context["request"].user)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("directory_contact", args=[parent_context["instance"].pk])


@hooks.register("register_snippet_action_menu_item")
def contact_action(model: type[Any]) -> ActionMenuItem | None:
    """For helpers only."""
    return ContactItem() if model is Helper else None
