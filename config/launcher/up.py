"""`./kv up`: from a bare data folder to a served portal, in one go and again after any interruption."""

import argparse
import os
from collections.abc import Sequence

from . import checks, home, packages, prepare
from .lock import only_one


def run(arguments: Sequence[str]) -> None:
    """Check, prepare what is not ready, serve until SIGTERM or Ctrl-C. Raises Trouble when something is in the way."""
    options = _parse(arguments)
    folder = home.data_dir()
    os.environ.setdefault("KV_DATA_DIR", str(folder))
    os.environ.setdefault("KV_SITE_URL", f"http://{options.host}:{options.port}")
    checks.check_data_dir(folder)
    (folder / "static").mkdir(exist_ok=True)  # whitenoise warns when there is none, also where nothing is collected
    with only_one(folder):
        checks.check_restored(folder)
        checks.check_port(options.host, options.port)
        if reason := packages.missing_for_pdf():
            print(f"Tunnistusi PDF-ina teha ei saa: {reason}.", flush=True)
        home.start_django()
        prepare.prepare()

        from .serve import serve  # slow import

        serve(options.host, options.port)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./kv up", description="Käivitab portaali ja taustatööd.")
    parser.add_argument("--host", default="127.0.0.1", help="aadress, millel kuulata (vaikimisi 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port (vaikimisi 8000)")
    return parser.parse_args(arguments)
