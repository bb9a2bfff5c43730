"""The room's entry in the list of apps; its kinds enrol for the lists, its times follow every change."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "veeb.events"
    label = "events"
    verbose_name = "Kalender"

    def ready(self) -> None:
        from veeb.search import kinds  # app ready

        from . import ical, occurring, personal  # noqa: F401  # app ready
        from .kinds import CALENDAR  # app ready

        kinds.enrol(*CALENDAR)
