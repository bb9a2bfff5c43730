"""One portal per data folder: a lock that the kernel drops by itself when its holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .trouble import Trouble


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the data folder for this process. Raises Trouble when another living process holds it."""
    path = folder / "lock"
    # A record lock belongs to one process alone: it is not inherited by workers, and a killed holder leaves none.
    with path.open("a+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = path.read_text().strip() or "?"
            raise Trouble(
                f"Portaal juba töötab selle andmekaustaga ({folder}, protsess {holder}); "
                "peatage see või valige teine kaust: KV_DATA_DIR=/tee/kaustani."
            ) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield
