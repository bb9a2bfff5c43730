"""The room's entry in the list of apps; it counts seats for the calendar and hears of changes to events."""

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    name = "veeb.registration"
    label = "registration"
    verbose_name = "Registreerimine"

    def ready(self) -> None:
        from veeb.events import seats  # app ready

        from . import bounces, certificates, following, personal, queries  # noqa: F401  # app ready

        seats.enrol(queries.taken)
