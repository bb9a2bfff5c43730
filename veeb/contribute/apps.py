"""The room's entry in the list of apps; it listens to what reviewers decide."""

from django.apps import AppConfig


class ContributeConfig(AppConfig):
    name = "veeb.contribute"
    label = "contribute"
    verbose_name = "Kaastööd"

    def ready(self) -> None:
        from . import personal, signals  # noqa: F401  # app ready

        signals.connect()
