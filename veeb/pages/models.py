"""Editorial pages: the front page, the four doors, and sections such as ABCD or Kriisivalmidus."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from veeb.records.documents import Document
from veeb.tools.text import plain
from veeb.topics.audiences import Audience

from . import blocks, presenting
from .front import front_context
from .projecting import page_document


class EditorialPage(Page):
    """What front page, doors and sections share. `checked_on` and `sources` tell readers how fresh the facts are."""

    lead = models.TextField(_("sissejuhatus"), blank=True)
    checked_on = models.DateField(_("kontrollitud"), null=True, blank=True)
    next_check_on = models.DateField(_("järgmine kontroll"), null=True, blank=True)
    ref = models.CharField(_("väline tunnus"), max_length=100, blank=True, editable=False, db_index=True)
    sources = StreamField([("source", blocks.Source())], blank=True, verbose_name=_("allikad"))

    class Meta:
        abstract = True

    freshness_panels = [
        FieldPanel("sources"),
        MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("next_check_on")], _("Värskus")),
    ]

    def document(self) -> Document | None:
        """None while the page is not public: a draft, or behind a view restriction."""
        if not self.live or self.get_view_restrictions().exists():
            return None
        return page_document(self, text=self.plain_text())

    def plain_text(self) -> str:
        """The words of the page, for search."""
        return self.lead


class BodyPage(EditorialPage):
    """A page with a free body of blocks."""

    body = StreamField(blocks.BODY, blank=True, verbose_name=_("sisu"))

    class Meta:
        abstract = True

    def plain_text(self) -> str:
        words = self.body.stream_block.get_searchable_content(self.body)
        return "\n".join([self.lead, *(plain(str(text)) for text in words)])

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        contents = [block.value["text"] for block in self.body if block.block_type == "heading"]
        return {**super().get_context(request, *args, **kwargs), "contents": contents}


class HomePage(EditorialPage):
    """The front page: search, doors, newest contributions, shelves, did-you-know, crisis entry."""

    heading = models.CharField(_("pealkiri lehel"), max_length=120)
    doors = StreamField([("door", blocks.Door())], blank=True, max_num=4, verbose_name=_("uksed"))
    fact_title = models.CharField(_("kas teadsid: pealkiri"), max_length=80, blank=True)
    fact = RichTextField(_("kas teadsid: tekst"), blank=True, features=["bold", "link"])
    fact_link_text = models.CharField(_("kas teadsid: lingi tekst"), max_length=80, blank=True)
    fact_link = models.CharField(_("kas teadsid: lingi aadress"), max_length=300, blank=True)
    chest_lead = models.TextField(_("Aardekasti tutvustus"), blank=True)
    chest_note = models.CharField(_("Aardekasti märkus"), max_length=200, blank=True)
    crisis_title = models.CharField(_("kriis: pealkiri"), max_length=120, blank=True)
    crisis_text = models.TextField(_("kriis: tekst"), blank=True)
    crisis_link_text = models.CharField(_("kriis: lingi tekst"), max_length=80, blank=True)
    crisis_link = models.CharField(_("kriis: lingi aadress"), max_length=300, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 3
    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        FieldPanel("doors"),
        MultiFieldPanel(
            [FieldPanel(f"fact{part}") for part in ("_title", "", "_link_text", "_link")], _("Kas teadsid?")
        ),
        MultiFieldPanel([FieldPanel("chest_lead"), FieldPanel("chest_note")], _("Aardekast")),
        MultiFieldPanel([FieldPanel(f"crisis_{part}") for part in ("title", "text", "link_text", "link")], _("Kriis")),
        *EditorialPage.freshness_panels,
    ]

    class Meta:
        verbose_name = _("avaleht")
        verbose_name_plural = _("avalehed")

    def document(self) -> Document | None:
        """The front page is where one searches from; it is not a result itself."""
        return None

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, **front_context(self), **presenting.home_context(self)}


class DoorPage(BodyPage):
    """A door: everything for one audience."""

    audience = models.CharField(_("kellele"), max_length=12, choices=Audience.choices)

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.SectionPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("audience"),
        FieldPanel("lead"),
        FieldPanel("body"),
        *EditorialPage.freshness_panels,
    ]

    class Meta:
        verbose_name = _("sihtrühma leht")
        verbose_name_plural = _("sihtrühmade lehed")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **presenting.door_context(self)}


class SectionPage(BodyPage):
    """A section: ABCD, Kriisivalmidus, Meie tegevused, privacy and the like."""

    parent_page_types = ["pages.HomePage", "pages.DoorPage", "pages.SectionPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        *EditorialPage.freshness_panels,
    ]

    class Meta:
        verbose_name = _("sisuleht")
        verbose_name_plural = _("sisulehed")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), **presenting.section_context(self)}


@register_setting(icon="cog")
class SiteTexts(BaseGenericSetting):
    """What the footer says; partners and programmes are content, empty by default."""

    about_et = models.TextField(_("jaluse tutvustus eesti keeles"), blank=True)
    about_ru = models.TextField(_("jaluse tutvustus vene keeles"), blank=True)
    about_en = models.TextField(_("jaluse tutvustus inglise keeles"), blank=True)
    partners = StreamField([("partner", blocks.Partner())], blank=True, verbose_name=_("partnerid ja programmid"))
    has_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("lehe jalus")
