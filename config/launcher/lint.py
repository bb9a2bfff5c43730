"""`./kv lint`: every check that needs no running portal; all run, so that one look shows all that is wrong."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import home


def run(_arguments: Sequence[str]) -> int:
    """Run the checks and give the number of those that failed."""
    with tempfile.TemporaryDirectory(prefix="kv-lint-") as scratch:
        failed = [name for name, command in _checks() if not _passes(name, command, scratch)]
    print(f"\nKontrollide kokkuvõte: {'korras' if not failed else 'vigu on: ' + ', '.join(failed)}")
    return len(failed)


def _checks() -> list[tuple[str, list[str]]]:
    templates = [str(path) for path in sorted(home.ROOT.glob("veeb/*/templates/**/*.html"))]
    manage = [sys.executable, "manage.py"]
    return [
        ("ruff", [_tool("ruff"), "check", "."]),
        ("vormindus", [_tool("ruff"), "format", "--check", "."]),
        ("mallid", [_tool("djade"), "--check", "--target-version", "5.2", *templates]),
        ("tüübid", [_tool("mypy")]),
        ("korrused", [_tool("lint-imports")]),
        ("Django", [*manage, "check", "--fail-level", "WARNING"]),
        ("migratsioonid", [*manage, "makemigrations", "--check", "--dry-run"]),
    ]


def _passes(name: str, command: list[str], scratch: str) -> bool:
    print(f"\n== {name}", flush=True)
    environment = {**os.environ, "KV_DATA_DIR": scratch, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    return subprocess.run(command, cwd=home.ROOT, env=environment, check=False).returncode == 0


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
