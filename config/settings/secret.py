"""The secret key: from the environment, or made once and kept in the data folder."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from . import env


def secret_key(data_dir: Path) -> str:
    """`KV_SECRET_KEY`, else the key in `secret_key` under `data_dir`, made on first use (readable by the owner only)."""
    if key := env.text("KV_SECRET_KEY"):
        return key
    path = data_dir / "secret_key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of two processes starting at once only one makes the key, both read the same.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
    if key := path.read_text(encoding="ascii").strip():
        return key
    path.unlink()  # an interrupted first start left an empty file
    return secret_key(data_dir)
