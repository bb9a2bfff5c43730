"""What the admin screens of every kind of record share: form, panels, list."""

from typing import Any, ClassVar

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, StatusTagColumn, UpdatedAtColumn
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from veeb.places.models import Municipality
from veeb.tools.text import slug
from veeb.topics.audiences import Audience
from veeb.topics.models import Topic

from .models import LANGUAGES, LinkState
from .states import State, with_state

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """A stranger's title must not become a formula in somebody's spreadsheet."""
    return f"'{text}" if text.startswith(FORMULA) else text


# Of every export, Wagtail's reports too; in XLSX Wagtail itself makes texts of formulas.
SpreadsheetExportMixin.custom_value_preprocess[str] = {SpreadsheetExportMixin.FORMAT_CSV: harmless}


class RecordForm(WagtailAdminModelForm):
    """Audiences are boxes to tick."""

    audiences = forms.MultipleChoiceField(
        label=_("kellele"), choices=Audience.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class PartPanel(MultiFieldPanel):
    """A collapsed group of fields that only some kinds have; not shown where it does not belong and holds nothing."""

    def __init__(self, names: list[str], heading: Any, *, kinds: tuple[str, ...] = (), **kwargs: Any) -> None:
        children = kwargs.pop("children", [FieldPanel(name) for name in names])
        super().__init__(children, heading, classname="collapsed", **kwargs)
        self.names, self.kinds = names, kinds

    def clone_kwargs(self) -> dict[str, Any]:
        return {
            "names": self.names,
            "kinds": self.kinds,
            "heading": self.heading,
            "children": self.children,
            "icon": self.icon,
            "help_text": self.help_text,
        }

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            fits = not self.instance.pk or self.instance.kind in self.panel.kinds
            holds = any(getattr(self.instance, name) for name in self.panel.names)
            return bool(super().is_shown() and (fits or holds))


class RefPanel(FieldPanel):
    """The outside ref, to read only; most records have none."""

    def format_value_for_display(self, value: Any) -> str:
        return value or "–"


def in_languages(name: str, widget: Any = None) -> list[FieldPanel]:
    """The panels of a translated field, one for each language of the interface."""
    return [FieldPanel(f"{name}_{code}", widget=widget) for code, _label in settings.LANGUAGES]


class FilesPanel(Panel):
    """The files of a record, to open and read by the address named `url_name`; they come in by the form, checked."""

    def __init__(self, url_name: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url_name = url_name

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "url_name": self.url_name}

    class BoundPanel(Panel.BoundPanel):
        template_name = "records/admin/files_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.files.count())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            files = self.instance.files.all()
            return {**super().get_context_data(parent_context), "files": files, "url_name": self.panel.url_name}


def record_panels(
    *own: Panel,
    body: list[Panel],
    form: type[RecordForm] = RecordForm,
    where: tuple[str, ...] = ("county", "municipality", "settlement"),
) -> ObjectList:
    """The edit screen of a kind: what all share, with `body` after the titles and `own` groups after the places.

    where   the fields of its place; a kind with rows of places has fewer
    """
    return ObjectList(
        [
            MultiFieldPanel(
                [*in_languages("title"), *in_languages("good_for", AdminAutoHeightTextInput)],
                _("Pealkiri ja milleks hea"),
            ),
            *body,
            MultiFieldPanel(
                [
                    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("audiences"),
                    *(FieldPanel(name) for name in where),
                ],
                _("Teemad, kellele ja kus"),
            ),
            *own,
            MultiFieldPanel(
                [FieldPanel(name) for name in ("owner", "checked_on", "next_check_on", "link_state")], _("Värskus")
            ),
            MultiFieldPanel(
                [
                    *(FieldPanel(f"origin_{part}") for part in ("name", "url", "licence", "fetched_on")),
                    RefPanel("ref", read_only=True),
                ],
                _("Päritolu"),
                classname="collapsed",
            ),
        ],
        base_form_class=form,
    )


class RecordFilters(WagtailFilterSet):
    """What an editor narrows a list by."""

    state = django_filters.MultipleChoiceFilter(
        label=_("Seis"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    link_state = django_filters.MultipleChoiceFilter(
        label=_("Aadressi seis"), choices=LinkState.choices, widget=forms.CheckboxSelectMultiple
    )
    topics = django_filters.ModelChoiceFilter(label=_("Teema"), queryset=lambda request: Topic.objects.all())
    municipality = django_filters.ModelChoiceFilter(
        label=_("Omavalitsus"), queryset=lambda request: Municipality.objects.all()
    )
    language = django_filters.ChoiceFilter(label=_("Keel"), choices=LANGUAGES)


class RecordIndexView(IndexView):
    """The list of a kind: in how it stands, and found by a title typed with or without dots."""

    def get_base_queryset(self) -> "QuerySet[Any]":
        return with_state(super().get_base_queryset())

    def search_queryset(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        """Part of a title as typed, or of its folded address („Õpe“ and "ope" meet there)."""
        if not self.is_searching:
            return queryset
        words = self.search_query
        found = Q(slug__contains=slug(words)) if slug(words) else Q()
        # SQLite ignores case only in ASCII, so a Cyrillic or dotted first letter is tried both ways.
        for spelling in {words, words.lower(), words.capitalize()}:
            for name in self.search_fields:
                found |= Q(**{f"{name}__icontains": spelling})
        return queryset.filter(found)


class RecordViewSet(SnippetViewSet):
    """The screens of one kind of record; a kind names its model, panels and words in the menu."""

    add_to_admin_menu = True
    copy_view_enabled = False  # a copy would carry the address and the outside ref of the first
    index_view_class = RecordIndexView
    filterset_class = RecordFilters
    search_fields: ClassVar = [f"title_{code}" for code, _label in settings.LANGUAGES]
    list_per_page = 50
    own_columns: ClassVar[list[BaseColumn]] = []

    @cached_property
    def list_display(self) -> list[Any]:
        return [
            "__str__",
            *self.own_columns,
            StatusTagColumn(
                "state",
                label=_("Seis"),
                accessor=lambda record: State(record.state).label,
                sort_key="state",
                primary=lambda record: record.live,
            ),
            DateColumn("created_at", label=_("Lisatud"), sort_key="created_at"),
            UpdatedAtColumn(label=_("Muudetud")),
            Column("get_link_state_display", label=_("Aadress"), sort_key="link_state"),
        ]

    @cached_property
    def list_export(self) -> list[str]:
        return [
            "pk",
            *self.search_fields,
            "kind",
            "state",
            "language",
            "link",
            "link_state",
            "checked_on",
            "next_check_on",
            "first_published_at",
        ]
