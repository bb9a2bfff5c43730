"""The room's entry in the list of apps."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    name = "veeb.topics"
    label = "topics"
    verbose_name = "Teemad"
