"""Where files of records lie: a private folder, under names that tell nothing."""

from datetime import date
from pathlib import PurePosixPath
from secrets import token_hex
from typing import Any

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """The storage outside the web root (setting STORAGES["private"])."""
    return storages["private"]


def file_path(instance: Any, filename: str) -> str:
    """`<year>/<random>.<suffix>`: the sender's name for the file never becomes a path."""
    suffix = PurePosixPath(filename).suffix.lower()[:6]
    return f"{date.today().year}/{token_hex(16)}{suffix}"  # noqa: DTZ011 (a folder name, any zone will do)
