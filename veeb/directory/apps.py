"""The room's entry in the list of apps; its kinds enrol for the lists."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "veeb.directory"
    label = "directory"
    verbose_name = "Kes aitab"

    def ready(self) -> None:
        from veeb.search import kinds  # app ready

        from . import arrivals, personal  # noqa: F401  # app ready
        from .kinds import KINDS  # app ready

        kinds.enrol(*KINDS)
