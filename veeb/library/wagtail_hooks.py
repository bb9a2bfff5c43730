"""Admin screens of the Aardekast."""

import django_filters
from django import forms
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from veeb.records.admin import FilesPanel, PartPanel, RecordFilters, RecordViewSet, record_panels

from . import views
from .kinds import ResourceKind
from .models import Resource


class ResourceFilters(RecordFilters):
    """The shelf comes first."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Liik"), choices=ResourceKind.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Resource
        fields = ["kind", "state", "link_state", "topics", "municipality", "language"]


class ResourceViewSet(RecordViewSet):
    """Aardekast in the menu."""

    model = Resource
    base_url_path = "aardekast"
    menu_label = _("Aardekast")
    menu_name = "aardekast"
    menu_order = 110
    icon = "folder-open-inverse"
    filterset_class = ResourceFilters
    own_columns = [Column("get_kind_display", label=_("Liik"), sort_key="kind")]
    edit_handler = record_panels(
        PartPanel(list(Resource.STORY_FIELDS), _("Praktikalugu"), kinds=("practice",)),
        PartPanel(
            ["doi", "journal", "abstract", "abstract_language", "plain_summary"], _("Teadus"), kinds=("research",)
        ),
        PartPanel(["legal_state", "legal_from", "legal_binds"], _("Õigusakt"), kinds=("law",)),
        body=[
            MultiFieldPanel(
                [FieldPanel(name) for name in ("kind", "language", "link", "body", "tested", "length_note")],
                _("Mis see on"),
            ),
            FilesPanel("library_admin_file", heading=_("Failid")),
            MultiFieldPanel(
                [FieldPanel(name) for name in ("authors", "publisher", "year", "isbn", "licence", "credit")],
                _("Kes tegi"),
            ),
        ],
    )


register_snippet(ResourceViewSet)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Files of drafts, below /admin/, for those who may see them."""
    return [path("failid/<int:pk>/<path:name>", views.admin_file, name="library_admin_file")]
