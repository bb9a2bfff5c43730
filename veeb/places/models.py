"""Counties and municipalities, and the old codes and names that still lead to them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class County(models.Model):
    """One of the 15 counties (maakond)."""

    ehak = models.CharField(_("EHAK kood"), max_length=4, unique=True)
    iso = models.CharField(_("ISO 3166-2"), max_length=6, unique=True)
    slug = models.SlugField(unique=True)
    name = models.CharField(_("ametlik nimi"), max_length=40, unique=True)
    short_name = models.CharField(_("nimi"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("maakond")
        verbose_name_plural = _("maakonnad")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        """Address without regard to language; the active language's prefix is added by `reverse`."""
        return reverse("pages:county", args=[self.slug])


class Municipality(models.Model):
    """One of the 78 municipalities (omavalitsus); its name always says *linn* or *vald*, Tallinn apart."""

    class Kind(models.TextChoices):
        TOWN = "linn", _("linn")
        PARISH = "vald", _("vald")

    class RescueRegion(models.TextChoices):
        NORTH = "Põhja", _("Põhja päästekeskus")
        SOUTH = "Lõuna", _("Lõuna päästekeskus")
        EAST = "Ida", _("Ida päästekeskus")
        WEST = "Lääne", _("Lääne päästekeskus")

    ehak = models.CharField(_("EHAK kood"), max_length=4, unique=True)
    slug = models.SlugField(unique=True)
    name = models.CharField(_("nimi"), max_length=60, unique=True)
    kind = models.CharField(_("liik"), max_length=4, choices=Kind.choices)
    county = models.ForeignKey(County, models.PROTECT, related_name="municipalities", verbose_name=_("maakond"))
    rescue_region = models.CharField(_("päästepiirkond"), max_length=8, choices=RescueRegion.choices)
    seat = models.CharField(_("keskus"), max_length=60)
    seat_lat = models.FloatField(_("keskuse laius (WGS 84)"))
    seat_lon = models.FloatField(_("keskuse pikkus (WGS 84)"))
    label_lat = models.FloatField(_("sildi laius (WGS 84)"))
    label_lon = models.FloatField(_("sildi pikkus (WGS 84)"))
    population = models.PositiveIntegerField(_("elanikke (ligikaudu)"))
    population_basis = models.CharField(_("elanike arvu alus"), max_length=200)

    class Meta:
        verbose_name = _("omavalitsus")
        verbose_name_plural = _("omavalitsused")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("pages:municipality", args=[self.county.slug, self.slug])


class MunicipalityAlias(models.Model):
    """An old code that leads to today's municipality, for redirects and history."""

    ehak = models.CharField(_("vana EHAK kood"), max_length=4, unique=True)
    name = models.CharField(_("vana nimi"), max_length=60, blank=True)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="aliases")

    class Meta:
        verbose_name = _("omavalitsuse vana kood")
        verbose_name_plural = _("omavalitsuste vanad koodid")

    def __str__(self) -> str:
        return f"{self.ehak} {self.name}".strip()


class Settlement(models.Model):
    """A village, small town or town from the official classifier (EHAK), once somebody imported its file."""

    ehak = models.CharField(_("EHAK kood"), max_length=4, unique=True)
    name = models.CharField(_("nimi"), max_length=60, db_index=True)
    kind = models.CharField(_("liik"), max_length=20)
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="settlements")

    class Meta:
        verbose_name = _("asula")
        verbose_name_plural = _("asulad")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.municipality})"
