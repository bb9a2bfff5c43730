"""Checked files between the form and the contribution: in the private storage from the first moment."""

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.contrib.contenttypes.models import ContentType

from veeb.records.storage import file_path, private_storage
from veeb.records.workflow import record_models
from veeb.tools.files import Checked, Stored

from .models import Receipt, Upload

KEPT = timedelta(days=1)


def keep(checked: Checked) -> Upload:
    """Store one file under a name of ours; it waits a day for its form."""
    path = private_storage().save(file_path(None, checked.name), checked.file)
    _flush(path)
    return Upload.objects.create(
        key=token_urlsafe(24),
        path=path,
        name=checked.name,
        media_type=checked.media_type,
        size=checked.size,
        sha256=checked.sha256,
    )


def _flush(path: str) -> None:
    """On the disk before the commit says so: what we confirm must survive a power cut, too."""
    with private_storage().open(path) as file:
        os.fsync(file.fileno())


def find_kept(keys: Iterable[str]) -> list[Upload]:
    """The waiting files with these keys, in this order; those already taken over or swept away are left out."""
    # PostgreSQL fails when asked for NUL.
    uploads = {upload.key: upload for upload in Upload.objects.filter(key__in=[key for key in keys if "\0" not in key])}
    return [uploads[key] for key in dict.fromkeys(keys) if key in uploads]


def claim(files: Sequence[Stored], receipt: Receipt) -> int:
    """These waiting files belong to this contribution now; returns how many were still free."""
    free = Upload.objects.filter(path__in=[file.path for file in files], receipt=None)
    return free.update(receipt=receipt)


def sweep(*, at: datetime) -> int:
    """Delete files whose form was never sent, a day later, and those of contributions that are gone; returns how many.

    The row goes first: a form that takes the file over at this moment finds no row, and is told so.
    """
    swept = 0
    for upload in [*Upload.objects.filter(receipt=None, created_at__lt=at - KEPT), *_of_gone_records()]:
        deleted, _per_model = Upload.objects.filter(pk=upload.pk, receipt=upload.receipt_id).delete()
        if deleted:
            private_storage().delete(upload.path)
            swept += 1
    return swept


def _of_gone_records() -> Iterator[Upload]:
    """Files of records that an editor has deleted: no version of them can be brought back any more."""
    for model in record_models():
        taken = Upload.objects.filter(receipt__content_type=ContentType.objects.get_for_model(model))
        yield from taken.exclude(receipt__object_id__in=model._default_manager.values("pk"))
