"""Admin screens of the topics."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Topic


class TopicViewSet(SnippetViewSet):
    """Teemad in the menu."""

    model = Topic
    base_url_path = "teemad"
    add_to_admin_menu = True
    menu_label = _("Teemad")
    menu_name = "teemad"
    menu_order = 130
    icon = "tag"
    copy_view_enabled = False  # the address of a topic is its own
    list_per_page = 100
    list_display = ["__str__", Column("parent", label=_("Ülemteema")), "thread"]
    list_filter = ["thread"]
    search_fields = [f"{name}_{code}" for name in ("name", "synonyms") for code, _label in settings.LANGUAGES]
    list_export = ["slug", *search_fields, "thread"]
    panels = [
        *(
            MultiFieldPanel([FieldPanel(f"name_{code}"), FieldPanel(f"synonyms_{code}")], label)
            for code, label in settings.LANGUAGES
        ),
        MultiFieldPanel([FieldPanel(name) for name in ("slug", "parent", "thread", "order")], _("Koht puus")),
    ]

    def get_queryset(self, request):  # type: ignore[no-untyped-def] # as Wagtail writes it
        return Topic.objects.select_related("parent")


register_snippet(TopicViewSet)
