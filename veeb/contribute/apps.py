"""The room's entry in the list of apps."""

from django.apps import AppConfig


class ContributeConfig(AppConfig):
    name = "veeb.contribute"
    label = "contribute"
    verbose_name = "Kaastööd"
