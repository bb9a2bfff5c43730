"""The edit screen and the list of helpers in the admin."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column

from veeb.places.models import County
from veeb.records.admin import RecordFilters, RecordForm, RecordIndexView, RecordViewSet, record_panels

from . import serving
from .kinds import HelperKind, Spoken
from .models import Helper
from .queries import with_mail

UNASSURED, OVERDUE, REFUSED, MUTE = "kinnitamata", "aegunud", "tagasi", "aadressita"


class HelperForm(RecordForm):
    """Languages are boxes to tick."""

    languages = forms.MultipleChoiceField(
        label=_("töökeeled"), choices=Spoken.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def _group(heading: Any, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldPanel(name) for name in names], heading)


BODY = [
    _group(_("Kes see on"), "kind", "organisation", "role", "language", "body", "link"),
    MultiFieldPanel(
        [
            FieldPanel("serves_all"),
            FieldPanel("serves_counties", widget=forms.CheckboxSelectMultiple),
            FieldPanel("serves_municipalities", widget=forms.SelectMultiple({"size": 10})),
        ],
        _("Keda aitab"),
        help_text=_("Tervest maakonnast piisab: siis aitab ta ka kõigis selle omavalitsustes."),
    ),
    _group(_("Kuidas aitab"), "languages", "fee", "fee_note", "is_on_site", "is_online", "how_to_ask"),
    _group(_("Avalik kontakt"), "public_email", "public_phone"),
    _group(_("Kes andmed kinnitas"), "assured_by"),
]


class HelperFilters(RecordFilters):
    """What needs care comes first."""

    care = django_filters.ChoiceFilter(
        label=_("Vajab hoolt"),
        choices=[
            (UNASSURED, _("kinnitamata")),
            (OVERDUE, _("kontroll on üle aja")),
            (REFUSED, _("kirjad tulevad tagasi")),
            (MUTE, _("aadressi ei ole")),
        ],
        method="by_care",
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Liik"), choices=HelperKind.choices, widget=forms.CheckboxSelectMultiple
    )
    serves = django_filters.ModelChoiceFilter(
        label=_("Maakond, kus aitab"), queryset=lambda request: County.objects.all(), method="by_county"
    )

    class Meta:
        model = Helper
        fields = ["care", "kind", "serves", "state", "link_state", "topics", "language"]

    def by_care(self, helpers: "QuerySet[Any]", name: str, value: str) -> "QuerySet[Any]":
        """Nobody has said that it is right; nobody for too long; no letter arrives; there is no address."""
        return {
            UNASSURED: helpers.filter(checked_on=None),
            OVERDUE: helpers.filter(next_check_on__lt=timezone.localdate()),
            REFUSED: helpers.exclude(letters_refused_at=None),
            MUTE: helpers.filter(has_mail=False),
        }[value]

    def by_county(self, helpers: "QuerySet[Any]", name: str, value: County) -> "QuerySet[Any]":
        """Who serves the whole county, some part of it, or all of Estonia."""
        serves = Q(serves_all=True) | Q(serves_counties=value) | Q(serves_municipalities__county=value)
        return helpers.filter(pk__in=Helper.objects.filter(serves).values("pk"))


class HelperIndexView(RecordIndexView):
    """With the places and with how letters fare, in as many queries for one as for fifty."""

    def get_base_queryset(self) -> "QuerySet[Any]":
        helpers = with_mail(super().get_base_queryset())
        return helpers.prefetch_related("serves_counties", "serves_municipalities")


def _assured(helper: Any) -> str:
    if not helper.checked_on:
        return str(_("kinnitamata"))
    day = date_format(helper.checked_on)
    is_late = helper.next_check_on and helper.next_check_on < timezone.localdate()
    return f"{day} ({_('üle aja')})" if is_late else day


def _mail(helper: Any) -> str:
    if not helper.has_mail:
        return str(_("aadressi ei ole"))
    return str(_("kirjad tulevad tagasi")) if helper.letters_refused_at else str(_("korras"))


class HelperViewSet(RecordViewSet):
    """Kes aitab in the menu."""

    model = Helper
    base_url_path = "aitajad"
    menu_label = _("Kes aitab")
    menu_name = "aitajad"
    menu_order = 118
    icon = "user"
    index_view_class = HelperIndexView
    filterset_class = HelperFilters
    own_columns = [
        Column("get_kind_display", label=_("Liik"), sort_key="kind"),
        Column("served", label=_("Keda aitab"), accessor=serving.in_short),
        Column("assured", label=_("Kinnitatud"), accessor=_assured, sort_key="checked_on"),
        Column("mail", label=_("Kirjad"), accessor=_mail),
    ]

    @cached_property
    def list_display(self) -> list[Any]:
        """Without what others show at the end: with columns of its own the list must fit a laptop; the filters know."""
        left_out = {"created_at", "get_link_state_display"}
        return [column for column in super().list_display if getattr(column, "name", "") not in left_out]

    edit_handler = record_panels(body=BODY, form=HelperForm)
