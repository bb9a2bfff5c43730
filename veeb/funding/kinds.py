"""Calls for funding: how they are called, who may apply, where one stands today."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veeb.search.kinds import Home, Kind

KINDS = [Kind("call", _("Taotlusvoor"), _("Taotlusvoorud"), "taotlusvoor", Home.FUNDING, is_dated=False)]


class Applicant(models.TextChoices):
    """Who may apply."""

    ASSOCIATION = "association", _("mittetulundusühing")
    FOUNDATION = "foundation", _("sihtasutus")
    PARTNERSHIP = "partnership", _("seltsing")
    APARTMENTS = "apartments", _("korteriühistu")
    CONGREGATION = "congregation", _("kogudus")
    MUNICIPALITY = "municipality", _("omavalitsus")
    COMPANY = "company", _("ettevõte")
    PERSON = "person", _("eraisik")


class CallState(models.TextChoices):
    """Where a call stands on a day, worked out from its dates; the order is that of the list."""

    OPEN = "open", _("avatud")
    COMING = "coming", _("avaneb")
    UNKNOWN = "unknown", _("tähtaeg teadmata")
    CLOSED = "closed", _("lõppenud")
