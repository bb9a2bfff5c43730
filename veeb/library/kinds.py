"""The shelves of the Aardekast: what kinds of things it keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from veeb.search.kinds import Home, Kind


class ResourceKind(models.TextChoices):
    """Kinds in the order of the shelves; the label names one thing."""

    GUIDE = "guide", _("Juhend")
    PRACTICE = "practice", _("Praktika")
    RESEARCH = "research", _("Teadusartikkel")
    WORKSHEET = "worksheet", _("Tööleht")
    BOOK = "book", _("Raamat")
    REPORT = "report", _("Aruanne")
    LAW = "law", _("Õigusakt")
    VIDEO = "video", _("Video")


# How each kind is called on its shelf, and its woven motif.
SHELVES = [
    Kind(kind.value, kind.label, plural, motif, Home.LIBRARY)
    for kind, plural, motif in [
        (ResourceKind.GUIDE, _("Juhendid"), "juhend"),
        (ResourceKind.PRACTICE, _("Praktikad"), "praktika"),
        (ResourceKind.RESEARCH, _("Teadusartiklid"), "teadus"),
        (ResourceKind.WORKSHEET, _("Töölehed ja vormid"), "tooleht"),
        (ResourceKind.BOOK, _("Raamatud"), "raamat"),
        (ResourceKind.REPORT, _("Aruanded"), "aruanne"),
        (ResourceKind.LAW, _("Õigusaktid"), "oigusakt"),
        (ResourceKind.VIDEO, _("Videod"), "video"),
    ]
]


class LegalState(models.TextChoices):
    """Where an act stands; a bill is never shown as law."""

    IN_FORCE = "kehtiv", _("kehtiv")
    BILL = "eelnou", _("eelnõu")
    COMING = "joustub", _("jõustub")


# The one licence that is kept in words; pages say it in the language on screen.
ALL_RIGHTS_RESERVED = gettext_noop("kõik õigused kaitstud")
# What a contributor may choose as licence; the field itself takes any text, since others' works vary.
LICENCES = [
    ("", _("ei tea")),
    ("CC BY 4.0", _("CC BY 4.0: kasuta vabalt, nimeta autorit")),
    ("CC BY-SA 4.0", _("CC BY-SA 4.0: nimeta autorit, jaga samal viisil")),
    ("CC BY-NC 4.0", _("CC BY-NC 4.0: nimeta autorit, mitte äriks")),
    ("CC0 1.0", _("CC0 1.0: kasuta vabalt")),
    (ALL_RIGHTS_RESERVED, _("kõik õigused kaitstud: ainult link")),
]
