"""The room's entry in the list of apps; the projection enrols in the follow-ups."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "veeb.search"
    label = "search"
    verbose_name = "Otsing"

    def ready(self) -> None:
        from . import projection  # noqa: F401  # app ready
