"""The subject tree: groups and topics in three languages, with near-terms for search."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Thread(models.TextChoices):
    """The colour that topics have on screen (values are names of the design's tokens), and what it stands for."""

    GOVERNANCE = "valitsemine", _("Valitsemine")
    CRISIS = "kriis", _("Kriisivalmidus")
    PARTICIPATION = "kaasamine", _("Kaasamine ja õppimine")
    ABCD = "abcd", _("Kogukonna arendamine")
    MONEY = "raha", _("Rahastus")
    CULTURE = "kultuur", _("Paik ja kultuur")


class Topic(models.Model):
    """A group (no parent) or a topic under it. Near-terms are one a line."""

    slug = models.SlugField(unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("ülemteema")
    )
    thread = models.CharField(_("lõng"), max_length=12, choices=Thread.choices)
    name = models.CharField(_("nimi"), max_length=80)
    synonyms = models.TextField(_("lähedased sõnad"), blank=True, help_text=_("Üks sõna või väljend real."))
    order = models.PositiveSmallIntegerField(_("järjekord"), default=0)

    class Meta:
        verbose_name = _("teema")
        verbose_name_plural = _("teemad")
        ordering = ["order", "slug"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("pages:topic", args=[self.slug])
