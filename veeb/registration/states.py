"""Where a registration stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Seats are given in order; a cohort is chosen by its organiser."""

    SEATED = "seated", _("koht on olemas")
    WAITING = "waiting", _("ootenimekirjas")
    APPLIED = "applied", _("kandidaat")
    CHOSEN = "chosen", _("välja valitud")
    DECLINED = "declined", _("ei valitud")
    GIVEN_UP = "given-up", _("loobus")
    REMOVED = "removed", _("korraldaja võttis maha")


HAS_SEAT = (State.SEATED, State.CHOSEN)
# One person counts once among these; who has left may come again.
ACTIVE = (State.SEATED, State.WAITING, State.APPLIED, State.CHOSEN)
