"""The room's entry in the list of apps; its kind enrols for the lists."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "veeb.pages"
    label = "pages"
    verbose_name = "Lehed"

    def ready(self) -> None:
        from veeb.search import kinds  # app ready

        kinds.enrol(kinds.Kind("page", _("Leht"), _("Lehed"), "leht", is_dated=False))
