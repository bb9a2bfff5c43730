"""Communities as everybody may know them; what a team keeps for itself comes with its workspace."""

from math import inf
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from veeb.records.documents import Document
from veeb.records.models import Record
from veeb.tools.geo import HALF_A_POINT, LATITUDES, LONGITUDES

from .kinds import CommunityKind, Voice

ROUNDED = _("Punkt ümardatakse umbes 100 meetri täpsusega: kellegi õue kaart ei näita.")
DECIMALS = 3


class Coordinate(models.FloatField):
    """Degrees, rounded to about 100 metres wherever they come in or are kept: no yard is marked, not in a draft."""

    def to_python(self, value: Any) -> float | None:
        number = super().to_python(value)
        return None if number is None else round(number, DECIMALS)

    def get_prep_value(self, value: Any) -> float | None:
        number = super().get_prep_value(value)
        return None if number is None else round(number, DECIMALS)

    def value_from_object(self, obj: models.Model) -> Any:
        return self.to_python(super().value_from_object(obj))


class Community(Record):
    """The public profile of a community: proposed by anybody, reviewed, then kept by its own team.

    It lies in its `places`, one or several, or in none; `municipality` and `county` are those that lists name first.
    Names of people stand here only when they agreed; the smallest useful thing is a role with a deputy.
    """

    kind = models.CharField(_("liik"), max_length=12, choices=CommunityKind.choices, default=CommunityKind.VILLAGE)
    body = models.TextField(_("tutvustus"), blank=True)
    voice = models.CharField(_("kes räägib kogukonna eest"), max_length=8, choices=Voice.choices, blank=True)
    voice_note = models.CharField(
        _("lähemalt"), max_length=200, blank=True, help_text=_("Näiteks „valitud 2025, neljaks aastaks“.")
    )
    contact_role = models.CharField(_("kontaktisiku roll"), max_length=120, blank=True)
    contact_name = models.CharField(_("kontaktisiku nimi"), max_length=120, blank=True)
    contact_email = models.EmailField(_("avalik e-post"), blank=True)
    contact_phone = models.CharField(_("avalik telefon"), max_length=40, blank=True)
    deputy_role = models.CharField(_("asendaja roll"), max_length=120, blank=True)
    deputy_name = models.CharField(_("asendaja nimi"), max_length=120, blank=True)
    seeks_lead = models.BooleanField(_("otsib eestvedajat"), default=False)
    link = models.URLField(_("veebileht"), max_length=500, blank=True)
    team = models.OneToOneField(
        "accounts.Team",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="community",
        verbose_name=_("tiim"),
    )

    detail_template = "communities/community.html"

    class Meta(Record.Meta):
        verbose_name = _("kogukond")
        verbose_name_plural = _("kogukonnad")
        ordering = ["title_et", "pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not kwargs.get("update_fields"):
            self._name_first_place()
        super().save(*args, **kwargs)

    def _name_first_place(self) -> None:
        """The first place is the one that lists name; who takes all away belongs to none, at most to a whole county."""
        first = next(iter(self.ordered_places()), None)
        if first:
            self.municipality, self.county = first.municipality, first.municipality.county
        elif self.municipality_id and self.pk and CommunityPlace.objects.filter(community=self.pk).exists():
            self.municipality = self.county = None

    def ordered_places(self) -> list["CommunityPlace"]:
        """Its places in their order; those of a draft that have no number yet are its last."""
        return sorted(self.places.all(), key=lambda place: place.pk or inf)

    def first_settlement(self) -> str:
        """The settlement, or several, in the municipality that lists name; "" for all of it."""
        here = [place.settlement for place in self.ordered_places() if place.municipality_id == self.municipality_id]
        return ", ".join(dict.fromkeys(filter(None, here)))

    def get_absolute_url(self) -> str:
        return reverse("communities:community", args=[self.pk, self.slug])

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .showing import page_context  # leaf

        return page_context(self)

    def document(self) -> Document | None:
        from .projecting import community_document  # leaf

        return community_document(self) if self.live else None


class CommunityPlace(models.Model):
    """A settlement, or a whole municipality, that a community lies in; a point for the map if somebody gave one."""

    community = ParentalKey(Community, on_delete=models.CASCADE, related_name="places")
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, related_name="+", verbose_name=_("omavalitsus")
    )
    settlement = models.CharField(_("asula"), max_length=80, blank=True)
    lat = Coordinate(_("laius (WGS 84)"), null=True, blank=True, help_text=ROUNDED)
    lon = Coordinate(_("pikkus (WGS 84)"), null=True, blank=True)

    class Meta:
        verbose_name = _("koht")
        verbose_name_plural = _("kohad")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=LATITUDES, lon__range=LONGITUDES),
                name="community_point_in_estonia",
                violation_error_message=_("See punkt ei ole Eestis."),
            )
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.settlement, str(self.municipality))))

    def clean(self) -> None:
        super().clean()
        if (self.lat is None) != (self.lon is None):
            raise ValidationError({"lat": HALF_A_POINT})


class CommunityLink(models.Model):
    """Another address of a community: its group, its newspaper."""

    community = ParentalKey(Community, on_delete=models.CASCADE, related_name="links")
    label = models.CharField(_("mis see on"), max_length=80)
    url = models.URLField(_("aadress"), max_length=500)

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("lingid")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label


class KeepRequest(models.Model):
    """Somebody asks to keep the page of a community; its stewards, or the reviewers, invite or decline.

    Not public anywhere. Deleted CONTACT_KEPT_DAYS after it was sent (`keeping.forget`).
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="keep_requests", verbose_name=_("kogukond"))
    client_key = models.UUIDField(null=True, unique=True, editable=False)
    name = models.CharField(_("nimi"), max_length=120)
    mail = models.EmailField(_("e-post"))
    about = models.TextField(_("kes sa oled"), max_length=2000)
    language = models.CharField(max_length=2, default="et")
    created_at = models.DateTimeField(_("saadetud"), default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    is_granted = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("soov lehte hoida")
        verbose_name_plural = _("soovid lehte hoida")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.name} · {self.community}"
