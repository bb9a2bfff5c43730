"""The room's entry in the list of apps."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "veeb.api"
    label = "api"
    verbose_name = "Väljundid"
