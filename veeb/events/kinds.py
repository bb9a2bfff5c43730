"""What kinds of events the calendar knows, and the few choices that describe one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from veeb.search.kinds import Home, Kind


class EventKind(models.TextChoices):
    """Kinds in the order of the screen; the label names one event."""

    TRAINING = "training", _("Koolitus")
    SEMINAR = "seminar", _("Seminar")
    INSPIRATION = "inspiration", _("Inspiratsioonipäev")
    DEVELOPMENT = "development", _("Arenguprogramm")
    MENTORING = "mentoring", _("Mentorprogramm")
    FACILITATION = "facilitation", _("Treening")
    PILOT = "pilot", _("Pilootprogramm")
    THINKING = "thinking", _("Mõttetalgud")
    INFO_HOUR = "info-hour", _("Infotund")
    STUDY_TRIP = "study-trip", _("Õppereis")
    EXERCISE = "exercise", _("Õppus")
    EVENT = "event", _("Muu sündmus")


MOTIF = "syndmus"
CALENDAR = [
    Kind(kind.value, kind.label, plural, MOTIF, Home.CALENDAR)
    for kind, plural in [
        (EventKind.TRAINING, _("Koolitused")),
        (EventKind.SEMINAR, _("Seminarid")),
        (EventKind.INSPIRATION, _("Inspiratsioonipäevad")),
        (EventKind.DEVELOPMENT, _("Arenguprogrammid")),
        (EventKind.MENTORING, _("Mentorprogrammid")),
        (EventKind.FACILITATION, _("Treeningud")),
        (EventKind.PILOT, _("Pilootprogrammid")),
        (EventKind.THINKING, EventKind.THINKING.label),
        (EventKind.INFO_HOUR, _("Infotunnid")),
        (EventKind.STUDY_TRIP, _("Õppereisid")),
        (EventKind.EXERCISE, _("Õppused")),
        (EventKind.EVENT, _("Muud sündmused")),
    ]
]


class Joining(models.TextChoices):
    """How one gets in. The two on the portal: a seat by signing up, or a cohort by application."""

    OPEN = "open", _("Tule lihtsalt kohale")
    LINK = "link", _("Registreerimine mujal, lingi kaudu")
    SEAT = "seat", _("Registreerimine siin: kohad täituvad järjekorras")
    COHORT = "cohort", _("Kandideerimine siin: korraldaja valib osalejad")


ON_PORTAL = {Joining.SEAT, Joining.COHORT}


class Standing(models.TextChoices):
    """Does it happen as announced?"""

    PLANNED = "planned", _("toimub")
    MOVED = "moved", _("aeg või koht muutus")
    CANCELLED = "cancelled", _("jääb ära")


class Access(models.TextChoices):
    """What makes it possible for everybody to take part."""

    WHEELCHAIR = "wheelchair", _("ratastooliga ligipääs")
    TOILET = "toilet", _("inva-WC")
    HEARING_LOOP = "hearing-loop", _("silmusvõimendi")
    SIGN_LANGUAGE = "sign-language", _("viipekeele tõlge")
    CAPTIONS = "captions", _("kirjutustõlge")
    RUSSIAN = "russian", _("tõlge vene keelde")
    ENGLISH = "english", _("tõlge inglise keelde")
    CHILDREN = "children", _("lastehoid")
    TRANSPORT = "transport", _("transport kohale")
