"""Rebuilding the projection."""

from collections.abc import Iterator

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from .analysis import VERSION
from .models import SearchDoc
from .projection import refresh


def sources() -> list[type[Model]]:
    """Every model whose things may have a row."""
    return [model for model in apps.get_models() if hasattr(model, "document")]


def reindex(*, only_stale: bool = False) -> Iterator[tuple[int, int]]:
    """Bring every row in step, one thing a transaction, so the site stays up; yields (done, total).

    only_stale   just the rows made by another version of the analysis, and rows of things that are gone
    """
    for row in SearchDoc.objects.select_related("content_type").iterator():
        model = row.content_type.model_class()
        if model is None or not model._default_manager.filter(pk=row.object_id).exists():
            row.delete()
    work = _stale() if only_stale else [(model, pk) for model in sources() for pk in _pks(model)]
    for done, (model, pk) in enumerate(work, start=1):
        with transaction.atomic():
            refresh(model, pk)
        yield done, len(work)


def _stale() -> list[tuple[type[Model], int]]:
    rows = SearchDoc.objects.exclude(analyzer_version=VERSION).select_related("content_type")
    return [(model, row.object_id) for row in rows if (model := row.content_type.model_class())]


def _pks(model: type[Model]) -> list[int]:
    return list(model._default_manager.order_by("pk").values_list("pk", flat=True))
