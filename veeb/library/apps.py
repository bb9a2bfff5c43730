"""The room's entry in the list of apps; its kinds enrol for the lists."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "veeb.library"
    label = "library"
    verbose_name = "Aardekast"

    def ready(self) -> None:
        from veeb.search import kinds  # app ready

        from .kinds import SHELVES  # app ready

        kinds.enrol(*SHELVES)
