"""The room's entry in the list of apps."""

from django.apps import AppConfig


class VisitorsConfig(AppConfig):
    name = "veeb.visitors"
    label = "visitors"
    verbose_name = "Külastajad"
