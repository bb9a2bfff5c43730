"""The room's entry in the list of apps."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    name = "veeb.records"
    label = "records"
    verbose_name = "Kirjed"

    def ready(self) -> None:
        from . import notifying, signals  # app ready

        signals.connect()
        notifying.connect()
        post_migrate.connect(_ensure, sender=None, dispatch_uid="records.ensure")


def _ensure(app_config: AppConfig, using: str, **kwargs: Any) -> None:
    """After the last app was migrated (the permissions of all rooms exist then): roles and workflow."""
    from django.apps import apps  # app ready

    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if app_config != last or using != "default":
        return
    from wagtail.models import Page  # app ready

    from . import roles, workflow  # app ready

    if not Page.objects.exists():
        return  # a database that was emptied, not migrated
    roles.ensure()
    workflow.ensure()
