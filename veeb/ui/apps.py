"""The room's entry in the list of apps."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "veeb.ui"
    label = "ui"
    verbose_name = "Kujundus"
