"""People who sign in, the teams they are in, the municipality they work for, and the invitations to both."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

VALID_FOR = timedelta(days=14)


def in_two_weeks() -> datetime:
    """Until when an invitation made now is valid."""
    return timezone.now() + VALID_FOR


class User(AbstractUser):
    """Somebody with an account: an editor, reviewer or administrator, a municipal official, a member of a team.

    Signs in with a code sent to `email`, a passkey, or a password where there is one.
    """

    language = models.CharField(_("kirjade keel"), max_length=2, default="et")

    class Meta:
        verbose_name = _("kasutaja")
        verbose_name_plural = _("kasutajad")
        constraints = [
            # A code is sent to an address, so no two accounts have the same one.
            models.UniqueConstraint(Lower("email"), condition=~Q(email=""), name="user_email_once")
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Team(models.Model):
    """People who keep something together: a community's page, later its workspace. Without members nobody keeps it."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(_("nimi"), max_length=255)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    members = models.ManyToManyField(User, through="Membership", related_name="teams")

    class Meta:
        verbose_name = _("tiim")
        verbose_name_plural = _("tiimid")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a member may do: a steward also invites, removes and hands over."""

    STEWARD = "steward", _("eestvedaja")
    MEMBER = "member", _("liige")


class Membership(models.Model):
    """One person in one team."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(_("roll"), max_length=8, choices=Role.choices, default=Role.MEMBER)
    joined_at = models.DateTimeField(_("liitus"), default=timezone.now)

    class Meta:
        verbose_name = _("liikmesus")
        verbose_name_plural = _("liikmesused")
        ordering = ["joined_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.team}"


class Office(models.Model):
    """Somebody works for a municipality, as an administrator has verified; at most one at a time.

    Who changes municipality gets a new row; the old one ends and stays as history.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="offices")
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, related_name="+")
    post = models.CharField(_("amet"), max_length=120)
    verified_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(_("alates"), default=timezone.now)
    until = models.DateTimeField(_("kuni"), null=True, blank=True)

    class Meta:
        verbose_name = _("ametikoht")
        verbose_name_plural = _("ametikohad")
        ordering = ["-since", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user"], condition=Q(until=None), name="office_one_at_a_time")]

    def __str__(self) -> str:
        return f"{self.user} · {self.municipality}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Which invitations."""

    def usable(self, *, at: datetime) -> "InvitationQuerySet":
        """Those that may still be accepted."""
        return self.filter(used_at=None, withdrawn_at=None, expires_at__gt=at)


class Invitation(models.Model):
    """To a team, or to work for a municipality here. Valid once and until `expires_at`.

    Its address is made by `tokens`. `undelivered_at` tells that the mail server refused the address.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    mail = models.EmailField(_("e-post"))
    name = models.CharField(_("nimi"), max_length=120, blank=True)
    language = models.CharField(max_length=2, default="et")
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="invitations")
    role = models.CharField(_("roll"), max_length=8, choices=Role.choices, default=Role.MEMBER)
    municipality = models.ForeignKey("places.Municipality", models.PROTECT, null=True, blank=True, related_name="+")
    post = models.CharField(_("amet"), max_length=120, blank=True)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("kehtib kuni"), default=in_two_weeks)
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    undelivered_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("kutse")
        verbose_name_plural = _("kutsed")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False, municipality__isnull=True)
                | Q(team__isnull=True, municipality__isnull=False),
                name="invitation_to_one_thing",
            )
        ]

    def __str__(self) -> str:
        return str(self.team or self.municipality)


class OfficeRequest(models.Model):
    """Somebody asks to be let in as an official of a municipality; an administrator finds out whether it is true."""

    name = models.CharField(_("nimi"), max_length=120)
    mail = models.EmailField(_("töine e-post"))
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, related_name="+", verbose_name=_("omavalitsus")
    )
    post = models.CharField(_("amet"), max_length=120)
    language = models.CharField(max_length=2, default="et")
    doubts = models.JSONField(_("kahtlused"), default=list, blank=True)
    created_at = models.DateTimeField(_("saadetud"), default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    is_granted = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("ametniku soov")
        verbose_name_plural = _("ametnike soovid")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} · {self.municipality}"
