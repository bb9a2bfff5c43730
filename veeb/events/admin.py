"""The edit screen and the list of events in the admin."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.ui.tables import Column

from veeb.places.models import County
from veeb.records.admin import FilesPanel, RecordFilters, RecordIndexView, RecordViewSet, record_panels

from .admin_forms import EventForm
from .kinds import EventKind, Joining, Standing
from .models import Event, Occurrence, Session

COMING, PAST = "tulemas", "moodas"


def _field(name: str) -> FieldPanel:
    """Days and clock times have the browser's own inputs: Wagtail's take a day in another order for today."""
    if name.endswith("_on"):
        return FieldPanel(name, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    if name.endswith("_at"):
        return FieldPanel(name, widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    return FieldPanel(name)


def _group(heading: Any, *names: str, is_rare: bool = False) -> MultiFieldPanel:
    """Fields under one heading, folded together when few events have them."""
    return MultiFieldPanel([_field(name) for name in names], heading, classname="collapsed" if is_rare else "")


def _span() -> list[Panel]:
    return [
        FieldRowPanel([_field("starts_on"), _field("starts_at")]),
        FieldRowPanel([_field("ends_on"), _field("ends_at")]),
    ]


BODY = [
    _group(_("Mis see on"), "kind", "language", "body", "link", "part_of"),
    InlinePanel(
        "sessions",
        heading=_("Päevad"),
        label=_("Päev"),
        help_text=_("Iga päev või kohtumine omaette. Sarjal, mille osad on omaette sündmused, päevi ei ole."),
        panels=[*_span(), FieldPanel("title"), FieldPanel("place"), FieldPanel("agenda")],
    ),
    _group(_("Kordumine ja ajavöönd"), "rule", "zone", "attend_all", is_rare=True),
    InlinePanel(
        "overrides",
        heading=_("Erandid: kord jääb ära või toimub muul ajal"),
        label=_("Erand"),
        classname="collapsed",
        panels=[
            FieldRowPanel([_field("was_on"), _field("was_at")]),
            FieldPanel("is_dropped"),
            *_span(),
            FieldPanel("reason"),
        ],
    ),
    _group(_("Koht"), "is_online", "online_link", "venue", "address"),
    _group(
        _("Kuidas osaleda"),
        *("joining", "joining_link", "capacity", "one_per_municipality", "closes_on", "closes_at", "questions"),
    ),
    _group(
        _("Kes korraldab ja kellelt küsida"),
        *("organiser", "helper", "facilitators", "contact_role", "contact_email", "contact_phone"),
    ),
    _group(_("Mida osaleja saab ja maksab"), "outcomes", "group_size", "is_free", "price", "lodging"),
    _group(_("Ligipääs"), "access", "access_note", is_rare=True),
    _group(_("Kas toimub"), "standing", "standing_reason", is_rare=True),
    _group(_("Pärast sündmust"), "recording_link", "aftermath", is_rare=True),
    FilesPanel("events_admin_file", heading=_("Failid")),
]


def _ends_on() -> Coalesce:
    return Coalesce(F("ends_on"), F("starts_on"))


def _is_coming(events: "QuerySet[Event]") -> "QuerySet[Event]":
    """Those with `is_coming`: by their times when they are public, by their days when they are drafts."""
    times = Occurrence.objects.filter(event=OuterRef("pk")).over_after(timezone.now())
    days = Session.objects.annotate(last=_ends_on()).filter(event=OuterRef("pk"), last__gte=timezone.localdate())
    return events.annotate(is_coming=Exists(times) | (Q(live=False) & Exists(days)))


class EventFilters(RecordFilters):
    """What it is and when it is come first."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Liik"), choices=EventKind.choices, widget=forms.CheckboxSelectMultiple
    )
    time = django_filters.ChoiceFilter(
        label=_("Aeg"), choices=[(COMING, _("tulemas")), (PAST, _("möödas"))], method="by_time"
    )
    standing = django_filters.MultipleChoiceFilter(
        label=_("Kas toimub"), choices=Standing.choices, widget=forms.CheckboxSelectMultiple
    )
    joining = django_filters.MultipleChoiceFilter(
        label=_("Kuidas osaleda"), choices=Joining.choices, widget=forms.CheckboxSelectMultiple
    )
    county = django_filters.ModelChoiceFilter(label=_("Maakond"), queryset=lambda request: County.objects.all())

    class Meta:
        model = Event
        fields = ["kind", "time", "standing", "joining", "state", "topics", "county", "municipality", "language"]

    def by_time(self, events: "QuerySet[Event]", name: str, value: str) -> "QuerySet[Event]":
        """Coming, or over: what has days and is not coming."""
        told = _is_coming(events)
        if value == COMING:
            return told.filter(is_coming=True)
        return told.filter(Exists(Session.objects.filter(event=OuterRef("pk"))), is_coming=False)


class EventIndexView(RecordIndexView):
    """With the first day of each."""

    def get_base_queryset(self) -> "QuerySet[Any]":
        first = Session.objects.filter(event=OuterRef("pk")).order_by("starts_on").values("starts_on")[:1]
        return super().get_base_queryset().annotate(first_day=Subquery(first))


class EventViewSet(RecordViewSet):
    """Kalender in the menu."""

    model = Event
    base_url_path = "kalender"
    menu_label = _("Kalender")
    menu_name = "kalender"
    menu_order = 115
    icon = "date"
    index_view_class = EventIndexView
    filterset_class = EventFilters
    own_columns = [
        Column("first_day", label=_("Esimene päev"), sort_key="first_day"),
        Column("get_kind_display", label=_("Liik"), sort_key="kind"),
        Column("get_standing_display", label=_("Kas toimub"), sort_key="standing"),
    ]
    edit_handler = record_panels(body=BODY, form=EventForm)
