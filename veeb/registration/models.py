"""Who takes part: an organiser's desk for each event, and the people who signed up or applied. All of it private."""

from uuid import uuid4

from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.events.models import Event

from .states import ACTIVE, HAS_SEAT, State


class Desk(models.Model):
    """The organiser's desk of one event. Its private address is made by `tokens`, never stored.

    What is asked and how many fit stands on the event, since everybody sees it; here is only who organises. The row is
    also the lock: whoever gives or frees a seat holds it, so that two people never get the last one.
    """

    event = models.OneToOneField(Event, models.CASCADE, related_name="+", verbose_name=_("sündmus"))
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # Nobody gets the organiser's letters until an editor names somebody.
    mail = models.EmailField(_("korraldaja e-post"), blank=True)
    language = models.CharField(max_length=2, default="et")
    opened_at = models.DateTimeField(default=timezone.now)
    # What participants were last told of: standing, times, place; a change of these is a letter.
    told = models.JSONField(default=dict)
    summed_up_at = models.DateTimeField(null=True)
    # What certificates say of the length; nobody but the organiser knows.
    academic_hours = models.PositiveSmallIntegerField(_("maht akadeemilistes tundides"), null=True, blank=True)
    # What stays when people's data has been deleted.
    seated_total = models.PositiveIntegerField(null=True)
    attended_total = models.PositiveIntegerField(null=True)
    forgotten_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("korraldaja laud")
        verbose_name_plural = _("korraldajate lauad")

    def __str__(self) -> str:
        return str(self.event)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Which people, always of one desk."""

    def active(self) -> "RegistrationQuerySet":
        """Those who have a seat, wait for one or have applied."""
        return self.filter(state__in=ACTIVE)

    def with_seat(self) -> "RegistrationQuerySet":
        """Those who take part."""
        return self.filter(state__in=HAS_SEAT)

    def waiting(self) -> "RegistrationQuerySet":
        """The waiting list in its order."""
        return self.filter(state=State.WAITING).order_by("created_at", "pk")


class Registration(models.Model):
    """One person at one event. Deleted REGISTRATION_KEPT_DAYS after the event; its address is made by `tokens`.

    `answers` holds [question, answer] pairs as they were asked. `undelivered_at` tells that the mail server refused
    the address. `certificate` is the path of the finished PDF in the private storage.
    """

    desk = models.ForeignKey(Desk, models.CASCADE, related_name="registrations")
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # "Sent twice" is one, by the database itself.
    client_key = models.UUIDField(null=True, unique=True, editable=False)
    state = models.CharField(_("seis"), max_length=10, choices=State.choices)
    name = models.CharField(_("nimi"), max_length=120)
    mail = models.EmailField(_("e-post"))
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    organisation = models.CharField(_("asutus või ühing"), max_length=160, blank=True)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("omavalitsus")
    )
    answers = models.JSONField(_("vastused"), default=list, blank=True)
    language = models.CharField(max_length=2, default="et")
    created_at = models.DateTimeField(_("registreerus"), default=timezone.now)
    seated_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    reason = models.CharField(_("põhjus"), max_length=500, blank=True)
    reminded_at = models.DateTimeField(null=True)
    undelivered_at = models.DateTimeField(null=True)
    attended = models.BooleanField(_("osales"), null=True)
    certificate = models.CharField(max_length=200, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registreerunu")
        verbose_name_plural = _("registreerunud")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "desk", Lower("mail"), condition=models.Q(state__in=ACTIVE), name="registration_person_once"
            )
        ]
        indexes = [models.Index(fields=["desk", "state", "created_at"], name="registration_queue")]

    def __str__(self) -> str:
        return self.name

    @property
    def has_seat(self) -> bool:
        """Takes part."""
        return self.state in HAS_SEAT
