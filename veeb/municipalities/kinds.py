"""What a municipality tells: the words for its sites and for its two-way box. The kinds of sites are never mixed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteKind(models.TextChoices):
    """Three different things (domain words of Päästeamet): open in a crisis, for lodging evacuees, against a threat."""

    RESILIENCE = "kerksuskeskus", _("Kerksuskeskus")
    EVACUATION = "evakuatsioonikoht", _("Evakuatsioonikoht")
    SHELTER = "varjumiskoht", _("Varjumiskoht")


# Kind of site → how several are called, and in one line what it is: nobody may take one for another.
SITES = {
    SiteKind.RESILIENCE: (
        _("Kerksuskeskused"),
        _("Hoone, mis töötab ka siis, kui vool ja küte kaovad: soe, valgus, vesi, laadimine ja ametlik info."),
    ),
    SiteKind.EVACUATION: (
        _("Evakuatsioonikohad"),
        _("Koht, kus võetakse vastu ja majutatakse inimesi, kes peavad kodust lahkuma."),
    ),
    SiteKind.SHELTER: (
        _("Varjumiskohad"),
        _("Koht, kus varjuda vahetu ohu eest. Esimene valik on hoone, kus sa parajasti oled."),
    ),
}


class Direction(models.TextChoices):
    """Which way the box goes."""

    OFFERS = "offers", _("Mida omavalitsus pakub")
    ASKS = "asks", _("Mida omavalitsus kogukondadelt ootab")
