"""What a municipality tells about itself: contact roles, what it offers and asks, its crisis sites."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin

from veeb.tools.geo import HALF_A_POINT, LATITUDES, LONGITUDES

from .kinds import Direction, SiteKind


class Profile(RevisionMixin, ClusterableModel):
    """One municipality in its own words, kept by its verified officials; every save is a revision.

    `saved` grows with each save: a form that began from an older one is told so and loses nothing.
    """

    municipality = models.OneToOneField(
        "places.Municipality", models.PROTECT, related_name="profile", verbose_name=_("omavalitsus")
    )
    about = models.TextField(_("tutvustus"), max_length=1500, blank=True)
    website = models.URLField(_("veebileht"), max_length=500, blank=True)
    crisis_link = models.URLField(_("kriisiinfo leht"), max_length=500, blank=True)
    plan_note = models.TextField(
        _("kriisiplaani avalik ülevaade"),
        max_length=1000,
        blank=True,
        help_text=_("Mida omavalitsus kriisis teeb ja mida mitte. Plaan ise ei ole avalik."),
    )
    fault_line = models.CharField(_("vee, kütte ja teede rikketelefon"), max_length=200, blank=True)
    updated_at = models.DateTimeField(_("uuendatud"), null=True, blank=True, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    saved = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("omavalitsuse andmed")
        verbose_name_plural = _("omavalitsuste andmed")
        ordering = ["municipality__name"]

    def __str__(self) -> str:
        return str(self.municipality)


class ContactRole(models.Model):
    """Whom to turn to in a role, and the deputy. A name stands here only as the municipality publishes it."""

    profile = ParentalKey(Profile, on_delete=models.CASCADE, related_name="contacts")
    role = models.CharField(_("roll"), max_length=160)
    name = models.CharField(_("nimi"), max_length=120, blank=True)
    deputy = models.CharField(_("asendaja"), max_length=160, blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    helper = models.ForeignKey(
        "directory.Helper",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("kirje „Kes aitab“"),
    )

    class Meta:
        verbose_name = _("kontaktisik")
        verbose_name_plural = _("kontaktisikud")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.role


class Offer(models.Model):
    """One line of the two-way box: what the municipality offers its communities, or asks of them."""

    profile = ParentalKey(Profile, on_delete=models.CASCADE, related_name="offers")
    direction = models.CharField(_("kumba pidi"), max_length=6, choices=Direction.choices)
    text = models.CharField(_("mida"), max_length=300)
    link = models.URLField(_("lähemalt"), max_length=500, blank=True)
    until = models.DateField(_("kuni"), null=True, blank=True)

    class Meta:
        verbose_name = _("pakkumine või ootus")
        verbose_name_plural = _("pakub ja ootab")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class CrisisSite(models.Model):
    """A place for a crisis, as the municipality has published it: no `source_link`, no site."""

    profile = ParentalKey(Profile, on_delete=models.CASCADE, related_name="sites")
    kind = models.CharField(_("mis see on"), max_length=18, choices=SiteKind.choices)
    name = models.CharField(_("nimi"), max_length=160)
    address = models.CharField(_("aadress"), max_length=200, blank=True)
    note = models.CharField(
        _("märkus"), max_length=300, blank=True, help_text=_("Näiteks millal avatakse, mis on olemas.")
    )
    lat = models.FloatField(_("laius (WGS 84)"), null=True, blank=True)
    lon = models.FloatField(_("pikkus (WGS 84)"), null=True, blank=True)
    source_link = models.URLField(_("kus omavalitsus selle avaldas"), max_length=500)
    checked_on = models.DateField(_("kontrollitud"), null=True, blank=True)

    class Meta:
        verbose_name = _("kriisikoht")
        verbose_name_plural = _("kriisikohad")
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lat=None, lon=None) | Q(lat__range=LATITUDES, lon__range=LONGITUDES),
                name="site_point_in_estonia",
                violation_error_message=_("See punkt ei ole Eestis."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if (self.lat is None) != (self.lon is None):
            raise ValidationError({"lat": HALF_A_POINT})
