"""The Aardekast: guides, practice stories, research, worksheets and whatever else helps, with their files."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from veeb.records.attachments import Attachment
from veeb.records.documents import Document
from veeb.records.models import Record
from veeb.records.projecting import base_document
from veeb.tools.text import plain

from .kinds import LegalState, ResourceKind

# Acts are amended oftener than guides move.
CHECK_LAW_AFTER = timedelta(days=182)


class Resource(Record):
    """One thing in the Aardekast; fields of its kind stay empty for the others."""

    kind = models.CharField(_("liik"), max_length=12, choices=ResourceKind.choices)
    link = models.URLField(_("aadress"), max_length=500, blank=True)
    authors = models.CharField(_("autorid"), max_length=300, blank=True, help_text=_("Nimed komadega."))
    publisher = models.CharField(_("väljaandja"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(_("aasta"), null=True, blank=True)
    body = models.TextField(_("tutvustus"), blank=True)
    tested = models.TextField(_("kuidas sündis ja kus proovitud"), blank=True)
    licence = models.CharField(_("teose litsents"), max_length=80, blank=True)
    length_note = models.CharField(
        _("maht"), max_length=60, blank=True, help_text=_("Näiteks „24 lk“ või „12 minutit“.")
    )
    credit = models.CharField(_("kes panustas"), max_length=120, blank=True, help_text=_("Nimi, mis on lehel näha."))
    isbn = models.CharField(_("ISBN"), max_length=17, blank=True, db_index=True)

    # Practice stories
    who = models.CharField(_("kes tegi"), max_length=200, blank=True)
    where = models.CharField(_("kus"), max_length=200, blank=True)
    starting_point = models.TextField(_("lähtekoht"), blank=True)
    done = models.TextField(_("mida tehti"), blank=True)
    assets_used = models.TextField(_("milliseid ressursse kasutati"), blank=True)
    changed = models.TextField(_("mis muutus"), blank=True)
    cost = models.CharField(_("mis see maksis"), max_length=200, blank=True)
    differently = models.TextField(_("mida teeksime teisiti"), blank=True)

    # Research
    doi = models.CharField(_("DOI"), max_length=120, blank=True, db_index=True)
    journal = models.CharField(_("ajakiri"), max_length=200, blank=True)
    abstract = models.TextField(_("kokkuvõte"), blank=True)
    abstract_language = models.CharField(_("kokkuvõtte keel"), max_length=3, blank=True)
    plain_summary = models.TextField(_("lihtne kokkuvõte eesti keeles"), max_length=600, blank=True)

    # Legal acts
    legal_state = models.CharField(_("õigusakti seis"), max_length=8, choices=LegalState.choices, blank=True)
    legal_from = models.DateField(_("kehtib alates"), null=True, blank=True)
    legal_binds = models.CharField(_("keda kohustab"), max_length=200, blank=True)

    detail_template = "library/resource.html"

    class Meta(Record.Meta):
        verbose_name = _("Aardekasti kirje")
        verbose_name_plural = _("Aardekast")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["kind", "live"], name="resource_kind_live")]

    STORY_FIELDS = ("who", "where", "starting_point", "done", "assets_used", "changed", "cost", "differently")

    @property
    def is_perishable(self) -> bool:
        """Law changes, and addresses of others go away; a story that lies here stays what it is."""
        return self.kind == ResourceKind.LAW or bool(self.link)

    def next_check(self, seen_on: date) -> date | None:
        """Twice a year for law; on the day an act comes into force or a bill was to, when that is sooner."""
        if self.kind != ResourceKind.LAW:
            return super().next_check(seen_on)
        due = seen_on + CHECK_LAW_AFTER
        return min(due, self.legal_from) if self.legal_from and self.legal_from > seen_on else due

    def get_absolute_url(self) -> str:
        return reverse("library:resource", args=[self.pk, self.slug])

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .showing import page_context  # leaf

        return page_context(self)

    @property
    def story(self) -> list[tuple[str, str]]:
        """The filled fields of a practice story as (label, text)."""
        meta = Resource._meta
        return [
            (str(meta.get_field(name).verbose_name), value)
            for name in self.STORY_FIELDS
            if (value := getattr(self, name))
        ]

    def document(self) -> Document | None:
        if not self.live:
            return None
        text = [plain(self.body), self.tested, self.authors, self.publisher, self.credit, self.journal, self.doi]
        text += [self.abstract, self.plain_summary, self.isbn, *(value for _label, value in self.story)]
        return base_document(
            self, text="\n".join(filter(None, text)), year=self.year, credit=self.credit or self.authors
        )


class ResourceFile(Attachment):
    """A file of a resource."""

    resource = ParentalKey(Resource, on_delete=models.CASCADE, related_name="files")

    def get_absolute_url(self) -> str:
        return reverse("library:file", args=[self.pk, self.name])
