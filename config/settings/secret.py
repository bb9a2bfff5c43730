"""The secret key: from the environment, or made once and kept in the data folder."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from . import env


def secret_key(data_dir: Path) -> str:
    """`KV_SECRET_KEY`, else the key in `secret_key` under `data_dir`, made on first use, the owner's alone to read."""
    if key := env.text("KV_SECRET_KEY"):
        return key
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=data_dir, prefix="secret_key.")  # readable by the owner only
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(get_random_secret_key())
        # A link appears whole or not at all: of two processes starting at once both read the first one's key.
        with suppress(FileExistsError):
            os.link(draft, path)
        Path(draft).unlink()
    return path.read_text(encoding="ascii").strip()
