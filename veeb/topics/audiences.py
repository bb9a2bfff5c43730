"""Whom a thing is for: the four doors of the portal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """The four audiences, in the order of the doors."""

    OFFICIAL = "official", _("Omavalitsus")
    COUNCIL = "council", _("Volikogu liige")
    DEVELOPER = "developer", _("Kogukonna arendaja")
    COMMUNITY = "community", _("Kogukond")
