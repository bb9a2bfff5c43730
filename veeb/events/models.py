"""Events: trainings, seminars, programmes; their days and their exceptions. What is worked out from them: `derived`."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from veeb.places.models import Municipality
from veeb.records.attachments import Attachment
from veeb.records.documents import Document
from veeb.records.models import Record
from veeb.tools import recurrence

from . import checking, seats
from .derived import CalendarEntry, Occurrence
from .kinds import ON_PORTAL, Access, EventKind, Joining, Standing

# Django looks for a room's models here.
__all__ = ["CalendarEntry", "Event", "EventFile", "EventQuerySet", "Occurrence", "Override", "Session", "Span"]

HOME_ZONE = recurrence.HOME
ORGANISER = _("korraldaja kirje „Kes aitab“")
SAYS_WHAT = _("Kirjuta uus kuupäev või märgi, et see kord jääb ära.")


class EventQuerySet(models.QuerySet["Event"]):
    """Which events."""

    def public(self) -> "EventQuerySet":
        """Those that everybody may see."""
        return self.filter(live=True)

    def series(self) -> "EventQuerySet":
        """Those that have parts."""
        return self.filter(parts__isnull=False).distinct()


class Event(Record):
    """Something one can take part in: on one day or several, once or by a rule, alone or as part of a series.

    Times are local: the days and clock times of `sessions` in `zone`; moments in UTC are worked out (`Occurrence`).
    A series ("the same course in four regions", a programme whose meetings are signed up for one by one) is an event
    with `parts`; a programme that one joins as a whole has its meetings as `sessions`.
    `online_link` is for participants where one signs up on the portal, so it reaches no list, feed or search.
    """

    kind = models.CharField(_("liik"), max_length=12, choices=EventKind.choices, default=EventKind.TRAINING)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("osa sarjast"),
        help_text=_("Sari või programm, mille üks kord see on."),
    )
    zone = models.CharField(_("ajavöönd"), max_length=40, default=HOME_ZONE)
    rule = models.CharField(
        _("kordumise reegel"),
        max_length=300,
        blank=True,
        help_text=_("RFC 5545 RRULE, näiteks FREQ=MONTHLY;BYDAY=-1SU;COUNT=6. Kordub esimene päev."),
    )
    attend_all = models.BooleanField(_("oodatakse kõigil päevadel"), default=False)

    is_online = models.BooleanField(_("veebis"), default=False)
    online_link = models.URLField(_("veebikohtumise link"), max_length=500, blank=True)
    venue = models.CharField(_("toimumiskoht"), max_length=200, blank=True)
    address = models.CharField(_("aadress"), max_length=200, blank=True)
    rescue_region = models.CharField(
        _("päästepiirkond"), max_length=8, choices=Municipality.RescueRegion.choices, blank=True
    )
    organiser = models.CharField(_("korraldaja"), max_length=200, blank=True)
    helper = models.ForeignKey(
        "directory.Helper", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=ORGANISER
    )
    facilitators = models.CharField(_("kes juhivad"), max_length=300, blank=True)
    link = models.URLField(_("sündmuse veebileht"), max_length=500, blank=True)
    body = models.TextField(_("tutvustus"), blank=True)
    outcomes = models.TextField(_("mida osaleja saab"), blank=True, help_text=_("Üks rida, üks tulemus."))
    group_size = models.CharField(_("rühma suurus"), max_length=80, blank=True)
    is_free = models.BooleanField(_("tasuta"), default=False)
    price = models.CharField(_("hind"), max_length=120, blank=True)
    lodging = models.CharField(_("ööbimine"), max_length=200, blank=True)
    access = models.JSONField(_("ligipääs"), default=list, blank=True)
    access_note = models.CharField(_("ligipääsust lähemalt"), max_length=300, blank=True)
    contact_role = models.CharField(
        _("kellelt küsida"), max_length=120, blank=True, help_text=_("Roll, näiteks „koolituse korraldaja“.")
    )
    contact_email = models.EmailField(_("e-post küsimusteks"), blank=True)
    contact_phone = models.CharField(_("telefon"), max_length=40, blank=True)

    joining = models.CharField(_("kuidas osaleda"), max_length=8, choices=Joining.choices, default=Joining.OPEN)
    joining_link = models.URLField(_("registreerimise link"), max_length=500, blank=True)
    capacity = models.PositiveIntegerField(_("kohti"), null=True, blank=True)
    one_per_municipality = models.BooleanField(_("igast omavalitsusest üks inimene"), default=False)
    closes_on = models.DateField(_("registreerumise tähtpäev"), null=True, blank=True)
    closes_at = models.TimeField(_("kellaaeg"), null=True, blank=True)
    questions = models.JSONField(_("küsimused registreerujale"), default=list, blank=True)

    standing = models.CharField(_("kas toimub"), max_length=10, choices=Standing.choices, default=Standing.PLANNED)
    standing_reason = models.CharField(_("miks nii"), max_length=300, blank=True)
    recording_link = models.URLField(_("salvestus"), max_length=500, blank=True)
    aftermath = models.TextField(_("mis sellest sai"), blank=True)

    objects = EventQuerySet.as_manager()
    detail_template = "events/event.html"

    class Meta(Record.Meta):
        verbose_name = _("sündmus")
        verbose_name_plural = _("sündmused")
        ordering = ["-created_at"]
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["slug"], name="event_slug_unique"),
            models.CheckConstraint(
                condition=Q(standing=Standing.PLANNED) | ~Q(standing_reason=""),
                name="event_change_has_reason",
                violation_error_message=_("Kirjuta ka põhjus: miks sündmus ära jääb või muutus?"),
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gt=0),
                name="event_capacity_positive",
                violation_error_message=checking.NO_SEATS,
            ),
        ]

    def clean(self) -> None:
        """What the form of every room asks: see `checking`."""
        super().clean()
        if unknown := set(self.access or []) - set(Access.values):
            raise ValidationError({"access": _("Tundmatu valik: %s") % ", ".join(sorted(unknown))})
        checking.check_event(self)
        if self.municipality and not self.rescue_region:
            self.rescue_region = self.municipality.rescue_region

    def new_slug(self) -> str:
        """The readable address; a second event of the same title gets a number."""
        wanted = super().new_slug()
        taken = set(Event.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
        return next(slug for n in count(1) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken)

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.slug])

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .showing import page_context  # leaf

        return page_context(self, at=timezone.now())

    @property
    def is_cancelled(self) -> bool:
        """It was announced and does not happen."""
        return self.standing == Standing.CANCELLED

    @property
    def is_on_portal(self) -> bool:
        """One signs up or applies here."""
        return self.joining in ON_PORTAL

    @property
    def seats_taken(self) -> int:
        """How many have a seat here, as the room that gives them tells."""
        return seats.taken([self.pk]).get(self.pk, 0) if self.pk else 0

    @property
    def counts_seats(self) -> bool:
        """Whether it is known how many seats are left: one signs up here, for one of so many."""
        return self.joining == Joining.SEAT and self.capacity is not None

    def seats_left(self, taken: int) -> int | None:
        """How many are free when so many are taken, never below 0; None for no limit."""
        return None if self.capacity is None else max(self.capacity - taken, 0)

    def ordered_sessions(self) -> list["Session"]:
        """The days in the order of time, also those of a draft."""
        return sorted(self.sessions.all(), key=lambda session: session.starts_local)

    def last_day(self) -> date | None:
        """The last known day by its plan; None for a series or an endless rule."""
        days = [session.ends_on or session.starts_on for session in self.sessions.all()]
        return max(days) if days and not self.rule else None

    def document(self) -> Document | None:
        from .projecting import event_document  # leaf

        return event_document(self) if self.live else None


class Span(models.Model):
    """From when to when, in the clock of the event's zone; without clock times it takes whole days."""

    starts_on = models.DateField(_("kuupäev"))
    starts_at = models.TimeField(_("algab"), null=True, blank=True)
    ends_on = models.DateField(_("lõpu kuupäev"), null=True, blank=True, help_text=_("Tühi: samal päeval."))
    ends_at = models.TimeField(_("lõpeb"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_all_day(self) -> bool:
        """Nobody said at what time."""
        return self.starts_at is None

    @property
    def starts_local(self) -> datetime:
        """Clock time without its zone; whole days begin at midnight."""
        return datetime.combine(self.starts_on, self.starts_at or time())

    @property
    def ends_local(self) -> datetime | None:
        """Clock time of the end; None when nobody said. Whole days end where the next one begins."""
        last = self.ends_on or self.starts_on
        if self.is_all_day:
            return datetime.combine(last + timedelta(days=1), time())
        return datetime.combine(last, self.ends_at) if self.ends_at else None


class Session(Span):
    """One day or meeting of an event, with its agenda; the first one is what a rule repeats."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="sessions")
    title = models.CharField(_("päeva pealkiri"), max_length=160, blank=True)
    place = models.CharField(_("koht, kui see on teine"), max_length=200, blank=True)
    agenda = models.TextField(_("päevakava"), blank=True, help_text=_("Üks rida, üks punkt: 10.00 Kogunemine"))

    class Meta:
        verbose_name = _("päev")
        verbose_name_plural = _("päevad")
        ordering = ["starts_on", "starts_at", "pk"]

    def __str__(self) -> str:
        return f"{self.starts_local:%Y-%m-%d %H:%M}"

    def clean(self) -> None:
        super().clean()
        checking.check_span(self)


class Override(Span):
    """One time of a rule that is otherwise: dropped, or moved to another time.

    Known by the start that the rule gave it (RFC 5545 RECURRENCE-ID), which never changes.
    """

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="overrides")
    was_on = models.DateField(_("mis päev oli"))
    was_at = models.TimeField(_("mis kell oli"), null=True, blank=True)
    starts_on = models.DateField(_("uus kuupäev"), null=True, blank=True)  # type: ignore[assignment] # none when dropped
    is_dropped = models.BooleanField(_("jääb ära"), default=False)
    reason = models.CharField(_("põhjus"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("erand")
        verbose_name_plural = _("erandid")
        ordering = ["was_on", "was_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_dropped=True) | Q(starts_on__isnull=False),
                name="event_override_says_what",
                violation_error_message=SAYS_WHAT,
            )
        ]

    def __str__(self) -> str:
        return f"{self.was_local:%Y-%m-%d %H:%M}"

    @property
    def was_local(self) -> datetime:
        """Clock time that the rule gave it."""
        return datetime.combine(self.was_on, self.was_at or time())

    def clean(self) -> None:
        super().clean()
        if self.is_dropped:
            return
        if self.starts_on is None:
            raise ValidationError({"starts_on": SAYS_WHAT})
        checking.check_span(self)


class EventFile(Attachment):
    """A file of an event: the invitation, the agenda, materials afterwards."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="files")

    def get_absolute_url(self) -> str:
        return reverse("events:file", args=[self.pk, self.name])
