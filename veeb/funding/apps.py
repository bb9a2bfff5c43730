"""The room's entry in the list of apps; its kinds enrol for the lists."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "veeb.funding"
    label = "funding"
    verbose_name = "Rahastus"

    def ready(self) -> None:
        from veeb.search import kinds  # app ready

        from .kinds import KINDS  # app ready

        kinds.enrol(*KINDS)
