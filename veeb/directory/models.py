"""Who helps: organisations and people in a public role, their private contacts, and what visitors asked them."""

from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from veeb.records.documents import Document
from veeb.records.models import Record

from .kinds import Fee, HelperKind, Spoken


class Helper(Record):
    """An organisation or a person in a public role; `title` is its name, `good_for` what it helps with.

    The places it serves are not its address (`county`, `municipality`). `checked_on` and `assured_by` tell when and
    by whom it was assured; without a day it is not shown as assured. Addresses not for everybody are in `Contact`.
    """

    kind = models.CharField(_("liik"), max_length=12, choices=HelperKind.choices, default=HelperKind.CONSULTANT)
    organisation = models.CharField(
        _("asutus"), max_length=200, blank=True, help_text=_("Kus inimene töötab; asutusel endal tühi.")
    )
    role = models.CharField(_("roll"), max_length=160, blank=True, help_text=_("Näiteks „vabaühenduste konsultant“."))
    body = models.TextField(_("tutvustus"), blank=True)
    serves_all = models.BooleanField(_("aitab üle Eesti"), default=False)
    serves_counties = ParentalManyToManyField(
        "places.County", blank=True, related_name="+", verbose_name=_("maakonnad, kus aitab")
    )
    serves_municipalities = ParentalManyToManyField(
        "places.Municipality", blank=True, related_name="+", verbose_name=_("omavalitsused, kus aitab")
    )
    languages = models.JSONField(_("töökeeled"), default=list, blank=True)
    fee = models.CharField(_("hind"), max_length=5, choices=Fee.choices, blank=True)
    fee_note = models.CharField(_("hinnast lähemalt"), max_length=200, blank=True)
    is_on_site = models.BooleanField(_("tuleb kohale"), default=False)
    is_online = models.BooleanField(_("aitab veebis"), default=False)
    how_to_ask = models.TextField(_("kuidas küsida"), max_length=600, blank=True)
    link = models.URLField(_("oma veebileht"), max_length=500, blank=True)
    public_email = models.EmailField(_("avalik e-post"), blank=True)
    public_phone = models.CharField(_("avalik telefon"), max_length=40, blank=True)
    assured_by = models.CharField(_("kinnitas"), max_length=160, blank=True)

    detail_template = "directory/helper.html"

    class Meta(Record.Meta):
        verbose_name = _("aitaja")
        verbose_name_plural = _("aitajad")
        ordering = ["title_et", "pk"]

    def clean(self) -> None:
        """Languages are known ones."""
        super().clean()
        if unknown := set(self.languages or []) - set(Spoken.values):
            raise ValidationError({"languages": _("Tundmatu keel: %s") % ", ".join(sorted(unknown))})

    @property
    def is_perishable(self) -> bool:
        """Whom to ask changes without a word."""
        return True

    def get_absolute_url(self) -> str:
        return reverse("directory:helper", args=[self.pk, self.slug])

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .showing import page_context  # leaf

        return page_context(self)

    def document(self) -> Document | None:
        from .projecting import helper_document  # leaf

        return helper_document(self) if self.live else None


class Contact(models.Model):
    """Where letters to a helper go, for editors only: not in drafts, lists, search, exports or logs.

    `mail` gets the visitors' questions and the private link by which the helper keeps its record.
    `undelivered_at` tells that a letter to the helper was refused for good; a new address or a letter that arrives
    clears that. `link_sent_at`: when the private link last went out. A new address gets a new `uid`, so that the link
    in old letters opens nothing.
    """

    helper = models.OneToOneField(Helper, models.CASCADE, related_name="contact")
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    mail = models.EmailField(_("e-post küsimuste jaoks"), blank=True)
    phone = models.CharField(_("telefon toimetajatele"), max_length=40, blank=True)
    note = models.TextField(_("märkus toimetajatele"), max_length=1000, blank=True)
    language = models.CharField(_("kirjade keel"), max_length=2, default="et")
    consent_on = models.DateField(_("nõusolek saadud"), null=True, blank=True)
    undelivered_at = models.DateTimeField(null=True, editable=False)
    link_sent_at = models.DateTimeField(null=True, editable=False)

    # Where a helper is used is asked of what refers to it; its own contact is no such thing.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sisemine kontakt")
        verbose_name_plural = _("sisemised kontaktid")

    def __str__(self) -> str:
        return str(self.helper)


class Inquiry(models.Model):
    """What a visitor asked a helper. The asker's own page is found by a private address, made by `tokens`.

    Deleted CONTACT_KEPT_DAYS after it was sent. Neither side sees the other's address on a page; the helper's answer
    goes to the asker's address, which the letter carries as Reply-To. `sent_at`: when the letter was handed over,
    by a press of "send" or by an editor who let it go. `told_at`: when the asker was told that it did not arrive.
    """

    class State(models.TextChoices):
        HELD = "held", _("ootab toimetajat")
        SENT = "sent", _("teel")
        DELIVERED = "delivered", _("kohal")
        UNDELIVERED = "undelivered", _("ei jõudnud kohale")

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    helper = models.ForeignKey(Helper, models.CASCADE, related_name="inquiries", verbose_name=_("aitaja"))
    client_key = models.UUIDField(null=True, unique=True, editable=False)
    name = models.CharField(_("nimi"), max_length=120)
    mail = models.EmailField(_("e-post"))
    text = models.TextField(_("küsimus"), max_length=5000)
    language = models.CharField(max_length=2, default="et")
    doubts = models.JSONField(_("kahtlused"), default=list, blank=True)
    state = models.CharField(_("seis"), max_length=12, choices=State.choices, default=State.SENT)
    created_at = models.DateTimeField(_("saadetud"), default=timezone.now, db_index=True)
    sent_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("küsimus aitajale")
        verbose_name_plural = _("küsimused aitajatele")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} → {self.helper}"
