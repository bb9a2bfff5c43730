"""Admin screens of the news."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet

from veeb.records.admin import RecordFilters, RecordViewSet, record_panels

from .models import NewsItem


class NewsFilters(RecordFilters):
    """As every record."""

    class Meta:
        model = NewsItem
        fields = ["state", "link_state", "topics", "municipality", "language"]


class NewsViewSet(RecordViewSet):
    """Uudised in the menu."""

    model = NewsItem
    base_url_path = "uudised"
    menu_label = _("Uudised")
    menu_name = "uudised"
    menu_order = 120
    icon = "doc-full"
    filterset_class = NewsFilters
    own_columns = [Column("day", label=_("Kuupäev"), sort_key="day")]
    edit_handler = record_panels(
        body=[
            MultiFieldPanel(
                [FieldPanel(name) for name in ("day", "language", "body", "link", "byline", "organisation")],
                _("Uudis"),
            ),
            MultiFieldPanel([FieldPanel(name) for name in ("photo", "photo_alt", "photo_credit")], _("Foto")),
        ],
    )


register_snippet(NewsViewSet)
