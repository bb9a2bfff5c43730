"""Calls for funding: who gives, who may apply, how much, until when."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from veeb.records.documents import Document
from veeb.records.models import Record

from .kinds import Applicant

CLOSES_FIRST = _("Tähtaeg on enne avanemist.")


class Call(Record):
    """One round of a call. Its state is no field: `states.state_on` works it out from the dates.

    Days and clock times are Estonian local time. Without `for_counties` and `for_municipalities` it is for all Estonia.
    Sums are whole euros and cents; an unknown one is empty, never zero.
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
