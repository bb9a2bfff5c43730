"""What is worked out from public events and kept: their times, and what subscribed calendars know of them."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Which times; `at`, `start` and `end` are aware moments."""

    def over_after(self, at: datetime) -> "OccurrenceQuerySet":
        """Those that are coming or still going on."""
        return self.filter(ends_at__gt=at)

    def within(self, start: datetime, end: datetime) -> "OccurrenceQuerySet":
        """Those that touch the time from `start` to before `end`."""
        return self.filter(starts_at__lt=end, ends_at__gt=start)


class Occurrence(models.Model):
    """One time at which a public event happens: worked out, written by `occurring` alone.

    `key` is the clock time that the rule or the session first gave it ("20261024T100000"): it never changes.
    `starts_at` and `ends_at` are moments (UTC); `day` and `last_day` local days of the event's zone.
    An end that nobody said is set to the start, plus a minute, so that what has begun is over.
    """

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="occurrences")
    key = models.CharField(max_length=15)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    day = models.DateField()
    last_day = models.DateField()
    clock = models.TimeField(null=True)
    is_off = models.BooleanField(default=False)
    is_moved = models.BooleanField(default=False)
    title = models.CharField(max_length=160, blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("toimumiskord")
        verbose_name_plural = _("toimumiskorrad")
        ordering = ["starts_at", "event"]
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="event_occurrence_once")]
        indexes = [
            models.Index(fields=["starts_at", "ends_at", "event"], name="occurrence_time"),
            models.Index(fields=["ends_at", "event", "starts_at"], name="occurrence_end"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.key}"


class CalendarEntry(models.Model):
    """What subscribed calendars know of an event: written by `ical` alone, kept when the event is withdrawn.

    `sequence` grows and `changed_at` moves only when what calendars show has changed, as `digest` tells
    (RFC 5545 §3.8.7.4).
    `ical_et`, `ical_ru`, `ical_en` hold the finished VEVENTs, so a feed of thousands is only read and sent; they are
    empty while the event is not public. `numbers`: id of a session → its number in the UID, which never changes.
    """

    event = models.OneToOneField("events.Event", models.CASCADE, related_name="calendar_entry")
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(db_index=True)
    digest = models.CharField(max_length=64, blank=True)
    zones = models.JSONField(default=list)
    numbers = models.JSONField(default=dict)
    ical_et = models.TextField(blank=True)
    ical_ru = models.TextField(blank=True)
    ical_en = models.TextField(blank=True)

    class Meta:
        verbose_name = _("kalendrikirje")
        verbose_name_plural = _("kalendrikirjed")

    def __str__(self) -> str:
        return f"{self.event_id} ({self.sequence})"
