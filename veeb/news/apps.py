"""The room's entry in the list of apps; its kind enrols for the lists."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "veeb.news"
    label = "news"
    verbose_name = "Uudised"

    def ready(self) -> None:
        from veeb.search import kinds  # app ready

        kinds.enrol(kinds.Kind("news", _("Uudis"), _("Uudised"), "uudis", kinds.Home.NEWS))
