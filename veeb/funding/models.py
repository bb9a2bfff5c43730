"""Calls for funding: who gives, who may apply, how much, until when."""

from datetime import date, datetime, timedelta
from typing import Any, Self
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from veeb.places.models import County, Municipality
from veeb.records.documents import Document
from veeb.records.models import Record

from .kinds import Applicant, CallState
from .states import in_state

CLOSES_FIRST = _("Tähtaeg on enne avanemist.")
# Dates of a call are changed by its funder on short notice.
CHECK_AGAIN_AFTER = timedelta(days=30)


class CallQuerySet(models.QuerySet["Call"]):
    """Calls by what people ask of them; `at` is the moment of the question."""

    def public(self) -> Self:
        """Those that everybody may see."""
        return self.filter(live=True)

    def in_state(self, state: CallState, *, at: datetime) -> Self:
        """As `states.state_on` would say of each."""
        return self.filter(in_state(state, at))

    def in_order(self, *, at: datetime) -> Self:
        """Open first, the soonest deadline first; then coming, the soonest first; unknown; over, the latest first."""
        states = [When(in_state(state, at), then=Value(place)) for place, state in enumerate(CallState)]
        is_over = in_state(CallState.CLOSED, at)
        return self.annotate(place=Case(*states, output_field=IntegerField())).order_by(
            "place",
            Case(When(in_state(CallState.COMING, at), then=F("opens_on"))).asc(nulls_last=True),
            Case(When(~is_over, then=F("closes_on"))).asc(nulls_last=True),
            Case(When(~is_over, then=F("closes_at"))).asc(nulls_last=True),
            F("closes_on").desc(nulls_last=True),
            "pk",
        )

    def for_place(self, municipality: Municipality) -> Self:
        """Those whose applicants may be from this municipality: for all Estonia, for its county, or for itself."""
        county = Q(municipality=None, county=municipality.county_id) | _among(Call.for_counties, municipality.county_id)
        own = Q(municipality=municipality) | _among(Call.for_municipalities, municipality.pk)
        return self.filter(_everywhere() | county | own)

    def for_county(self, county: County) -> Self:
        """Those for somebody in this county: for all Estonia, for the county, or for one of its municipalities."""
        towns = Call.for_municipalities.through.objects.filter(call=OuterRef("pk"), municipality__county=county)
        return self.filter(_everywhere() | Q(county=county) | _among(Call.for_counties, county.pk) | Exists(towns))

    def with_ceiling(self, municipality: Municipality | None) -> Self:
        """Each with `own_ceiling`, that of this municipality; None where the call sets none for it."""
        limits = CallLimit.objects.filter(call=OuterRef("pk"), municipality=municipality)
        return self.annotate(own_ceiling=Subquery(limits.values("ceiling")[:1]))

    def for_applicant(self, applicant: Applicant) -> Self:
        """Those that say that such an applicant may apply."""
        # SQLite has no look-up inside a list of JSON; the codes hold no quotation marks.
        return self.alias(codes=Cast("applicants", TextField())).filter(codes__contains=f'"{applicant.value}"')


def _among(field: Any, pk: int) -> Exists:
    """Whether the place is named in this list of the call."""
    column = "county" if field is Call.for_counties else "municipality"
    return Exists(field.through.objects.filter(call=OuterRef("pk"), **{column: pk}))


def _everywhere() -> Q:
    """No place is named at all."""
    named = [
        field.through.objects.filter(call=OuterRef("pk")) for field in (Call.for_counties, Call.for_municipalities)
    ]
    return Q(county=None, municipality=None) & ~Exists(named[0]) & ~Exists(named[1])


class Call(Record):
    """One round of a call. Its state is no field: `states.state_on` works it out from the dates.

    Days and clock times are Estonian local time. A call that names no place at all, neither its own nor in
    `for_counties` and `for_municipalities`, is for all Estonia. Sums are whole euros and cents; an unknown one is
    empty, never zero.
    """

    kind = "call"
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    funder = models.CharField(_("rahastaja"), max_length=200, blank=True)
    programme = models.CharField(_("meede või programm"), max_length=200, blank=True)
    body = models.TextField(_("tutvustus"), blank=True)
    applicants = models.JSONField(_("kes võib taotleda"), default=list, blank=True)
    applicants_note = models.CharField(_("taotlejatest lähemalt"), max_length=300, blank=True)
    budget = models.DecimalField(_("vooru eelarve (€)"), max_digits=12, decimal_places=2, null=True, blank=True)
    ceiling = models.DecimalField(_("ülempiir taotlusele (€)"), max_digits=12, decimal_places=2, null=True, blank=True)
    ceiling_note = models.CharField(_("ülempiirist lähemalt"), max_length=300, blank=True)
    own_share = models.CharField(_("omaosalus"), max_length=200, blank=True)
    letters = models.TextField(_("vajalikud kirjad ja lisad"), blank=True, help_text=_("Üks rida, üks kiri."))
    opens_on = models.DateField(_("avaneb"), null=True, blank=True)
    closes_on = models.DateField(_("tähtaeg"), null=True, blank=True)
    closes_at = models.TimeField(_("kellaaeg"), null=True, blank=True)
    environment = models.CharField(_("kus taotleda"), max_length=160, blank=True)
    apply_link = models.URLField(_("taotlemise aadress"), max_length=500, blank=True)
    link = models.URLField(_("vooru leht"), max_length=500, blank=True)
    for_counties = ParentalManyToManyField(
        "places.County", blank=True, related_name="+", verbose_name=_("ainult neile maakondadele")
    )
    for_municipalities = ParentalManyToManyField(
        "places.Municipality", blank=True, related_name="+", verbose_name=_("ainult neile omavalitsustele")
    )

    detail_template = "funding/call.html"
    objects = CallQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("taotlusvoor")
        verbose_name_plural = _("taotlusvoorud")
        ordering = ["-closes_on", "-pk"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="call_closes_after_it_opens",
                violation_error_message=CLOSES_FIRST,
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if unknown := set(self.applicants or []) - set(Applicant.values):
            raise ValidationError({"applicants": _("Tundmatu valik: %s") % ", ".join(sorted(unknown))})
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": CLOSES_FIRST})

    @property
    def is_perishable(self) -> bool:
        return True

    def next_check(self, seen_on: date) -> date | None:
        """In a month, or on the day it opens when that is sooner; what is over needs no more looking at."""
        if self.closes_on and self.closes_on < seen_on:
            return None
        soon = seen_on + CHECK_AGAIN_AFTER
        return min(soon, self.opens_on) if self.opens_on and self.opens_on > seen_on else soon

    def get_absolute_url(self) -> str:
        return reverse("funding:call", args=[self.pk, self.slug])

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .showing import page_context  # leaf

        return page_context(self)

    def document(self) -> Document | None:
        from .projecting import call_document  # leaf

        return call_document(self) if self.live else None


class CallLimit(models.Model):
    """The ceiling for one municipality, where a call sets one for each."""

    call = ParentalKey(Call, on_delete=models.CASCADE, related_name="limits")
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, related_name="+", verbose_name=_("omavalitsus")
    )
    ceiling = models.DecimalField(_("ülempiir (€)"), max_digits=12, decimal_places=2)

    class Meta:
        verbose_name = _("omavalitsuse ülempiir")
        verbose_name_plural = _("omavalitsuste ülempiirid")
        ordering = ["municipality__name"]
        constraints = [models.UniqueConstraint(fields=["call", "municipality"], name="call_limit_once")]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.ceiling} €"
