"""News: what has happened, written here or pointed to elsewhere."""

from itertools import count
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from veeb.records.documents import Document
from veeb.records.models import Record
from veeb.records.projecting import base_document
from veeb.tools.text import plain


class NewsItem(Record):
    """A news item; without a body of its own it is a summary with a link to where it was published."""

    kind = "news"
    day = models.DateField(
        _("kuupäev"), null=True, blank=True, help_text=_("Millal uudis ilmus; tühi, kui pole teada.")
    )
    byline = models.CharField(_("autor"), max_length=150, blank=True)
    organisation = models.CharField(_("väljaandja"), max_length=150, blank=True)
    link = models.URLField(_("algne aadress"), max_length=500, blank=True)
    body = RichTextField(_("sisu"), blank=True, features=["h2", "h3", "bold", "italic", "ol", "ul", "link"])
    photo = models.ForeignKey(
        "wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("foto")
    )
    photo_alt = models.CharField(_("foto kirjeldus"), max_length=200, blank=True)
    photo_credit = models.CharField(_("foto autor"), max_length=120, blank=True)

    detail_template = "news/item.html"

    class Meta(Record.Meta):
        verbose_name = _("uudis")
        verbose_name_plural = _("uudised")
        ordering = ["-day", "-created_at"]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(photo=None) | ~models.Q(photo_alt=""),
                name="news_photo_described",
                violation_error_message=_("Kirjelda fotot ka sõnadega: mida sellel näha on?"),
            ),
            models.UniqueConstraint(fields=["slug"], name="news_slug_unique"),
        ]

    def new_slug(self) -> str:
        """The readable address; a second item of the same title gets a number."""
        wanted = super().new_slug()
        taken = set(NewsItem.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
        return next(slug for n in count(1) if (slug := wanted if n == 1 else f"{wanted}-{n}") not in taken)

    def get_absolute_url(self) -> str:
        return reverse("news:item", args=[self.slug])

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from .showing import page_context  # leaf

        return page_context(self)

    def document(self) -> Document | None:
        if not self.live:
            return None
        text = "\n".join(filter(None, [plain(self.body), self.byline, self.organisation]))
        return base_document(self, text=text, year=self.day.year if self.day else None, day=self.day)
