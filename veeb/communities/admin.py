"""The edit screen and the list of communities in the admin."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from veeb.places.models import County, Municipality
from veeb.records.admin import RecordFilters, RecordIndexView, RecordViewSet, record_panels
from veeb.search.labels import place_words

from .kinds import CommunityKind
from .models import Community

KEPT, ORPHAN = "jah", "ei"

BODY = [
    MultiFieldPanel([FieldPanel(name) for name in ("kind", "language", "body", "link")], _("Mis kogukond see on")),
    InlinePanel(
        "places",
        heading=_("Kohad"),
        label=_("Koht"),
        help_text=_("Üks, mitu või mitte ühtegi. Esimene on see, mida loendid nimetavad."),
        panels=[
            FieldRowPanel([FieldPanel("municipality"), FieldPanel("settlement")]),
            FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")]),
        ],
    ),
    MultiFieldPanel(
        [
            FieldPanel(name)
            for name in (
                "voice", "voice_note", "contact_role", "contact_name", "deputy_role", "deputy_name",
                "contact_email", "contact_phone", "seeks_lead",
            )
        ],
        _("Kelle poole pöörduda"),
        help_text=_("Nimi on siin ainult siis, kui inimene on nõus."),
    ),
    InlinePanel("links", heading=_("Teised lingid"), label=_("Link"), panels=[FieldPanel("label"), FieldPanel("url")]),
]  # fmt: skip


def team_words(community: Any) -> str:
    """How many keep the page: of a row of the list."""
    if community.keepers:
        return ngettext("%d hoidja", "%d hoidjat", community.keepers) % community.keepers
    return str(_("tiim on tühi") if community.team_id else _("hoidjata"))


class CommunityFilters(RecordFilters):
    """What it is, where, and whether somebody keeps it."""

    kind = django_filters.MultipleChoiceFilter(
        label=_("Liik"), choices=CommunityKind.choices, widget=forms.CheckboxSelectMultiple
    )
    county = django_filters.ModelChoiceFilter(
        label=_("Maakond"), queryset=lambda request: County.objects.all(), method="in_county"
    )
    municipality = django_filters.ModelChoiceFilter(
        label=_("Omavalitsus"), queryset=lambda request: Municipality.objects.all(), method="in_municipality"
    )
    seeks_lead = django_filters.BooleanFilter(label=_("Otsib eestvedajat"))
    keeper = django_filters.ChoiceFilter(
        label=_("Hoidja"), choices=[(KEPT, _("on")), (ORPHAN, _("hoidjata"))], method="by_keeper"
    )

    class Meta:
        model = Community
        fields = ["kind", "county", "municipality", "keeper", "seeks_lead", "state", "topics", "language"]

    def in_county(self, communities: "QuerySet[Community]", name: str, value: County) -> "QuerySet[Community]":
        """By any of its places, and by the county itself."""
        places = Community.objects.filter(places__municipality__county=value)
        return communities.filter(pk__in=places.values("pk")) | communities.filter(county=value)

    def in_municipality(
        self, communities: "QuerySet[Community]", name: str, value: Municipality
    ) -> "QuerySet[Community]":
        """By any of its places."""
        places = Community.objects.filter(places__municipality=value)
        return communities.filter(pk__in=places.values("pk")) | communities.filter(municipality=value)

    def by_keeper(self, communities: "QuerySet[Community]", name: str, value: str) -> "QuerySet[Community]":
        """Those with somebody in their team, or without anybody."""
        return communities.filter(keepers__gt=0) if value == KEPT else communities.filter(keepers=0)


def _where(community: Community) -> str:
    """As lists tell it: two communities of one name may lie in one municipality."""
    return place_words(community.first_settlement(), str(community.municipality or community.county or ""))


class CommunityIndexView(RecordIndexView):
    """With how many keep each."""

    def get_base_queryset(self) -> "QuerySet[Any]":
        counted = super().get_base_queryset().annotate(keepers=Count("team__memberships", distinct=True))
        return counted.select_related("municipality", "county").prefetch_related("places")


class CommunityViewSet(RecordViewSet):
    """Kogukonnad in the menu."""

    model = Community
    base_url_path = "kogukonnad"
    menu_label = _("Kogukonnad")
    menu_name = "kogukonnad"
    menu_order = 117
    icon = "home"
    index_view_class = CommunityIndexView
    filterset_class = CommunityFilters
    own_columns = [
        Column("get_kind_display", label=_("Liik"), sort_key="kind"),
        Column("place", label=_("Koht"), accessor=_where),
        Column("team", label=_("Hoidja"), accessor=team_words),
    ]
    edit_handler = record_panels(body=BODY, where=("county",))
