"""The room's entry in the list of apps; the projection enrols in the follow-ups."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save


class SearchConfig(AppConfig):
    name = "veeb.search"
    label = "search"
    verbose_name = "Otsing"

    def ready(self) -> None:
        from veeb.topics.models import Topic  # app ready

        from . import projection, triggers  # app ready

        post_migrate.connect(triggers.ensure, sender=self, dispatch_uid="search.triggers")
        post_save.connect(projection.topic_changed, sender=Topic, dispatch_uid="search.topic")
