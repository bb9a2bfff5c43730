"""What a contribution leaves beside its record: the receipt with its conversation, uploads, and appeals."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veeb.tools.files import Stored
from veeb.visitors.models import Doubt


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """Which receipts."""

    def of(self, record: Model) -> "ReceiptQuerySet":
        """The receipt of this record, if a stranger contributed it (zero or one)."""
        content_type = ContentType.objects.get_for_model(record, for_concrete_model=False)
        return self.filter(content_type=content_type, object_id=record.pk)

    def with_forgettable_contact(self, *, at: Any) -> "ReceiptQuerySet":
        """Those whose last step is longer ago than a contact mail may be kept (setting CONTACT_KEPT_DAYS)."""
        return self.exclude(contact="").filter(last_step_at__lt=at - timedelta(days=settings.CONTACT_KEPT_DAYS))


class Receipt(models.Model):
    """Joins a record to the stranger who sent it. Its private address is made by `tokens`, never stored.

    Where the contribution stands is no field: `states.state_of` reads it from the workflow and the record.
    The contact mail is here and where `handing` puts it once the thing is public: at the desk of an event, in the
    contact of a helper, in the invitation to a community. Nowhere else: not in revisions, in the search, in the logs.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True)
    record: Any = GenericForeignKey("content_type", "object_id", for_concrete_model=False)
    # Both make "sent twice" one, by the database itself: the first with JavaScript, the second without.
    client_key = models.UUIDField(null=True, unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001 (unique when set)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    contact = models.EmailField(_("kontakt"), blank=True)
    language = models.CharField(max_length=2, default="et", editable=False)
    doubts = models.JSONField(_("kahtlused"), default=list, blank=True)
    created_at = models.DateTimeField(_("saadetud"), default=timezone.now, editable=False)
    last_step_at = models.DateTimeField(_("viimane samm"), default=timezone.now, db_index=True, editable=False)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        verbose_name = _("kaastöö")
        verbose_name_plural = _("kaastööd")
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="receipt_one_per_record")]

    def __str__(self) -> str:
        return str(self.record or _("eemaldatud kaastöö"))

    @property
    def doubt_labels(self) -> list[str]:
        """The doubts in words."""
        return [str(Doubt(value).label) for value in self.doubts if value in Doubt.values]


class Author(models.TextChoices):
    """Who speaks in the conversation."""

    CONTRIBUTOR = "contributor", _("kaastööline")
    EDITOR = "editor", _("toimetaja")
    PORTAL = "portal", _("Kogukonnaveeb")


class Event(models.TextChoices):
    """What happened together with a message."""

    NOTE = "note", _("sõnum")
    RECEIVED = "received", _("kaastöö kohal")
    QUESTION = "question", _("toimetaja küsib")
    REPLIED = "replied", _("vastus toimetajale")
    CORRECTED = "corrected", _("parandus")
    PUBLISHED = "published", _("avaldatud")
    DECLINED = "declined", _("ei avaldata")
    WITHDRAWN = "withdrawn", _("tagasi võetud")


class Message(models.Model):
    """One line of the conversation; history that is only added to."""

    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="messages")
    author = models.CharField(max_length=12, choices=Author.choices)
    event = models.CharField(max_length=12, choices=Event.choices, default=Event.NOTE)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("sõnum")
        verbose_name_plural = _("sõnumid")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_author_display()}: {self.text[:60]}"


class Upload(models.Model):
    """A checked file in the private storage that waits for its form to be sent, so it need not be chosen again.

    `key` is what the form carries. Once a contribution has taken the file over, `receipt` says which.
    """

    key = models.CharField(max_length=43, unique=True)
    path = models.CharField(max_length=200)
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    receipt = models.ForeignKey(Receipt, models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("ootel fail")
        verbose_name_plural = _("ootel failid")

    def __str__(self) -> str:
        return self.name

    def stored(self) -> Stored:
        """The file as the rooms take it over."""
        return Stored(path=self.path, name=self.name, media_type=self.media_type, size=self.size, sha256=self.sha256)


class Appeal(models.Model):
    """Somebody whom the guard stopped, and what they say."""

    text = models.TextField(_("selgitus"))
    contact = models.EmailField(_("kontakt"), blank=True)
    created_at = models.DateTimeField(_("saadetud"), default=timezone.now)
    answered_at = models.DateTimeField(_("lahendatud"), null=True, blank=True)

    class Meta:
        verbose_name = _("vaidlustus")
        verbose_name_plural = _("vaidlustused")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.text[:60]
