"""The room's entry in the list of apps; its kinds enrol for the lists."""

from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "veeb.communities"
    label = "communities"
    verbose_name = "Kogukonnad"

    def ready(self) -> None:
        from veeb.search import kinds  # app ready

        from . import keeping, personal  # noqa: F401 app ready (they enrol)
        from .kinds import KINDS  # app ready

        kinds.enrol(*KINDS)
