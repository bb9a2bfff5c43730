"""Who helps: the kinds of helpers, and the few choices that describe one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veeb.search.kinds import Home, Kind


class HelperKind(models.TextChoices):
    """Kinds in the order of the screen; the label names one helper."""

    CONSULTANT = "consultant", _("Konsultant")
    TRAINER = "trainer", _("Koolitaja")
    FACILITATOR = "facilitator", _("Hõlbustaja")
    UNIVERSITY = "university", _("Ülikool")
    AUTHORITY = "authority", _("Amet või asutus")
    ORGANISATION = "organisation", _("Ühendus või ettevõte")


MOTIF = "noustaja"
KINDS = [
    Kind(kind.value, kind.label, plural, MOTIF, Home.DIRECTORY, is_dated=False)
    for kind, plural in [
        (HelperKind.CONSULTANT, _("Konsultandid")),
        (HelperKind.TRAINER, _("Koolitajad")),
        (HelperKind.FACILITATOR, _("Hõlbustajad")),
        (HelperKind.UNIVERSITY, _("Ülikoolid")),
        (HelperKind.AUTHORITY, _("Ametid ja asutused")),
        (HelperKind.ORGANISATION, _("Ühendused ja ettevõtted")),
    ]
]


class Spoken(models.TextChoices):
    """Languages in which one can ask; those of the portal first."""

    ESTONIAN = "et", _("eesti")
    RUSSIAN = "ru", _("vene")
    ENGLISH = "en", _("inglise")
    FINNISH = "fi", _("soome")
    UKRAINIAN = "uk", _("ukraina")
    LATVIAN = "lv", _("läti")
    GERMAN = "de", _("saksa")
    SIGN = "eso", _("eesti viipekeel")


class Fee(models.TextChoices):
    """What it costs; "" is unknown."""

    FREE = "free", _("tasuta")
    PAID = "paid", _("tasuline")
    BOTH = "both", _("esimene nõu tasuta, edasi tasuline")
