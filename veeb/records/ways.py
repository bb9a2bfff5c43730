"""How somebody helps, as lists filter by it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """The value stands in addresses."""

    FREE = "tasuta", _("tasuta")
    ON_SITE = "kohapeal", _("tuleb kohale")
    ONLINE = "veebis", _("veebis")
