"""The room's entry in the list of apps."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "veeb.places"
    label = "places"
    verbose_name = "Kohad"
