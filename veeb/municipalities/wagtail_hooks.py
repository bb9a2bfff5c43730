"""What municipalities tell, in the admin: editors mend it, the history shows who said what."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from veeb.records.history import formatter

from . import actions
from .forms import MOST, NEEDS_SOURCE
from .models import Profile

NAMES = _("Inimese nimi ainult siis, kui omavalitsus on selle ise avaldanud.")


class ProfileForm(WagtailAdminModelForm):
    """Every save notes who and when, so that an official's form that is open hears of it."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's own signature)
        actions.mark(self.instance, by=self.for_user, at=timezone.now())
        return super().save(commit=commit)


def _day(name: str) -> FieldPanel:
    return FieldPanel(name, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))


PANELS = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("municipality", "about", "website", "plan_note", "crisis_link", "fault_line")
            ],
            _("Üldine"),
        ),
        InlinePanel(
            "contacts",
            heading=_("Kelle poole pöörduda"),
            label=_("Kontaktisik"),
            help_text=NAMES,
            max_num=MOST["contacts"],
            panels=[FieldPanel(name) for name in ("role", "name", "deputy", "email", "phone", "helper")],
        ),
        InlinePanel(
            "offers",
            heading=_("Pakume ja ootame"),
            label=_("Rida"),
            max_num=MOST["offers"],
            panels=[*(FieldPanel(name) for name in ("direction", "text", "link")), _day("until")],
        ),
        InlinePanel(
            "sites",
            heading=_("Kriisikohad"),
            label=_("Koht"),
            help_text=NEEDS_SOURCE,
            max_num=MOST["sites"],
            panels=[
                *(FieldPanel(name) for name in ("kind", "name", "address", "note", "source_link", "lat", "lon")),
                _day("checked_on"),
            ],
        ),
    ],
    base_form_class=ProfileForm,
)


class NoAutosave:
    """What is typed here is public once saved, so nothing is saved before somebody presses the button."""

    def setup(self, *args: Any, **kwargs: Any) -> None:
        super().setup(*args, **kwargs)  # type: ignore[misc] # beside a view
        self.autosave_enabled = False


class ProfileCreateView(NoAutosave, CreateView):
    """A municipality that tells nothing yet."""


class ProfileEditView(NoAutosave, EditView):
    """One that does."""


class ProfileViewSet(SnippetViewSet):
    """Omavalitsuste andmed in the menu."""

    model = Profile
    base_url_path = "omavalitsused"
    menu_label = _("Omavalitsused")
    menu_name = "omavalitsused"
    menu_order = 145
    icon = "home"
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = ProfileCreateView
    edit_view_class = ProfileEditView
    search_fields = ["municipality__name"]
    list_display = ["__str__", Column("updated_by", label=_("Kes viimati")), UpdatedAtColumn(label=_("Muudetud"))]
    edit_handler = PANELS


register_snippet(ProfileViewSet)


@hooks.register("register_log_actions")
def register_log_actions(registry: LogActionRegistry) -> None:
    """What `actions` does, in the history of a profile."""
    said = _("Uuendas omavalitsuse andmeid")
    registry.register_action("municipalities.tell")(formatter(_("Omavalitsuse andmed"), said))
