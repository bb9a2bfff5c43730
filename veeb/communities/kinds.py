"""Which communities there are: their kinds, and who speaks for one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veeb.search.kinds import Home, Kind


class CommunityKind(models.TextChoices):
    """Kinds in the order of the screen; a community need not be bound to one settlement, or to any."""

    VILLAGE = "village", _("Küla")
    DISTRICT = "district", _("Linnaosa või asum")
    APARTMENTS = "apartments", _("Korteriühistu")
    INTEREST = "interest", _("Huvikogukond")
    OTHER = "community", _("Muu kogukond")


MOTIF = "kogukond"
# Those with a place sign: a sign is for names of places only.
SIGNED = (CommunityKind.VILLAGE, CommunityKind.DISTRICT)
KINDS = [
    Kind(kind.value, kind.label, plural, MOTIF, Home.COMMUNITIES, is_dated=False)
    for kind, plural in [
        (CommunityKind.VILLAGE, _("Külad")),
        (CommunityKind.DISTRICT, _("Linnaosad ja asumid")),
        (CommunityKind.APARTMENTS, _("Korteriühistud")),
        (CommunityKind.INTEREST, _("Huvikogukonnad")),
        (CommunityKind.OTHER, _("Muud kogukonnad")),
    ]
]


class Voice(models.TextChoices):
    """Who speaks for it; "" is unknown."""

    ELDER = "elder", _("külavanem")
    COUNCIL = "council", _("kogukonnakogu")
    BOARD = "board", _("juhatus")
    GROUP = "group", _("eestvedajate rühm")
    NOBODY = "nobody", _("kokku leppimata")
