"""The room's entry in the list of apps."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    name = "veeb.municipalities"
    label = "municipalities"
    verbose_name = "Omavalitsused"

    def ready(self) -> None:
        from . import uses  # noqa: F401  # app ready
