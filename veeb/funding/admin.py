"""The edit screen and the list of calls in the admin."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from veeb.places.models import County
from veeb.records.admin import RecordFilters, RecordForm, RecordViewSet, record_panels

from . import limits
from .kinds import Applicant, CallState
from .models import Call, CallLimit
from .states import state_on


class CallForm(RecordForm):
    """A call; its ceilings may be pasted as a table, which adds to the rows or changes them, all or none."""

    applicants = forms.MultipleChoiceField(
        label=_("Kes võib taotleda"), choices=Applicant.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    pasted_limits = forms.CharField(
        label=_("Kleebi ülempiirid"),
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=_("Üks rida, üks omavalitsus: „Jõgeva vald 16806,58“. Ridadest saavad salvestamisel ülempiirid."),
    )

    def clean_pasted_limits(self) -> str:
        """Each line that cannot be understood gets its sentence; nothing is taken then."""
        found = limits.read(self.cleaned_data["pasted_limits"])
        if found.mistakes:
            raise ValidationError(found.mistakes)
        self.ceilings = found.ceilings
        return self.cleaned_data["pasted_limits"]

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        call = super().save(commit=False)
        rows = {limit.municipality_id: limit for limit in call.limits.all()}
        for municipality, ceiling in self.ceilings.items():
            row = rows.get(municipality.pk) or CallLimit(municipality=municipality)
            row.ceiling = ceiling
            # `set` would keep its own copy of a row that is there already.
            call.limits.add(row)
        if commit:
            call.save()
        return call


def _field(name: str) -> FieldPanel:
    """Days and clock times have the browser's own inputs: Wagtail's take a day in another order for today."""
    if name.endswith("_on"):
        return FieldPanel(name, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    if name.endswith("_at"):
        return FieldPanel(name, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    return FieldPanel(name)


def _group(heading: Any, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([_field(name) for name in names], heading)


BODY = [
    _group(_("Mis voor see on"), "funder", "programme", "language", "body", "link"),
    MultiFieldPanel(
        [_field("opens_on"), FieldRowPanel([_field("closes_on"), _field("closes_at")])],
        _("Millal"),
        help_text=_("Ilma kellaajata kehtib tähtaeg päeva lõpuni, Eesti aja järgi."),
    ),
    _group(_("Kes võib taotleda"), "applicants", "applicants_note", "for_counties", "for_municipalities"),
    _group(_("Raha"), "budget", "ceiling", "ceiling_note", "own_share"),
    _group(_("Kuidas taotleda"), "letters", "environment", "apply_link"),
    FieldPanel("pasted_limits"),
    InlinePanel(
        "limits",
        heading=_("Ülempiirid omavalitsuste kaupa"),
        label=_("Ülempiir"),
        classname="collapsed",
        panels=[FieldRowPanel([FieldPanel("municipality"), FieldPanel("ceiling")])],
    ),
]


class CallFilters(RecordFilters):
    """Where it stands comes first."""

    stands = django_filters.ChoiceFilter(label=_("Voor"), choices=CallState.choices, method="by_stands")
    for_counties = django_filters.ModelChoiceFilter(
        label=_("Ainult maakonnale"), queryset=lambda request: County.objects.all()
    )

    class Meta:
        model = Call
        fields = ["stands", "state", "link_state", "topics", "for_counties", "language"]

    def by_stands(self, calls: "QuerySet[Call]", name: str, value: str) -> "QuerySet[Call]":
        """By its dates, today."""
        return calls.filter(pk__in=Call.objects.in_state(CallState(value), at=timezone.now()))


class CallViewSet(RecordViewSet):
    """Rahastus in the menu."""

    model = Call
    base_url_path = "rahastus"
    menu_label = _("Rahastus")
    menu_name = "rahastus"
    menu_order = 118
    icon = "calendar-check"
    filterset_class = CallFilters
    own_columns = [
        Column("stands", label=_("Voor"), accessor=lambda call: state_on(call, timezone.now()).label),
        Column("closes_on", label=_("Tähtaeg"), sort_key="closes_on"),
        Column("funder", label=_("Rahastaja"), sort_key="funder"),
    ]
    edit_handler = record_panels(body=BODY, form=CallForm)
