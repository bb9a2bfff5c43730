"""What a municipality tells: the words for its sites and for its two-way box. The kinds of sites are never mixed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteKind(models.TextChoices):
    """Three different things (domain words of Päästeamet): open in a crisis, for lodging evacuees, against a threat."""

    RESILIENCE = "kerksuskeskus", _("Kerksuskeskus")
    EVACUATION = "evakuatsioonikoht", _("Evakuatsioonikoht")
    SHELTER = "varjumiskoht", _("Varjumiskoht")


class Direction(models.TextChoices):
    """Which way the box goes."""

    OFFERS = "offers", _("Mida omavalitsus pakub")
    ASKS = "asks", _("Mida omavalitsus kogukondadelt ootab")
