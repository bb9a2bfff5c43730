"""The room's entry in the list of apps."""

from django.apps import AppConfig


class MunicipalitiesConfig(AppConfig):
    name = "veeb.municipalities"
    label = "municipalities"
    verbose_name = "Omavalitsused"
