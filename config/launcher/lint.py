"""`./kv lint`: every check that needs no running portal; all run, so that one look shows all that is wrong."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import home


def run(arguments: Sequence[str]) -> int:
    """Run the checks and give the number of those that failed; `--fix` first mends what a machine can."""
    parser = argparse.ArgumentParser(prog="./kv lint", description="Kontrollib stiili, tüüpe ja korruseid.")
    parser.add_argument("--fix", action="store_true", help="paranda enne, mida masin parandada oskab")
    if parser.parse_args(arguments).fix:
        for command in _mendings():
            subprocess.run(command, cwd=home.ROOT, check=False)
    with tempfile.TemporaryDirectory(prefix="kv-lint-") as scratch:
        failed = [name for name, command in _checks() if not _passes(name, command, scratch)]
    print(f"\nKontrollide kokkuvõte: {'korras' if not failed else 'vigu on: ' + ', '.join(failed)}")
    return len(failed)


def _mendings() -> list[list[str]]:
    return [
        [_tool("ruff"), "check", "--fix", "--quiet", "."],
        [_tool("ruff"), "format", "--quiet", "."],
        _djade(),
    ]


def _checks() -> list[tuple[str, list[str]]]:
    manage = [sys.executable, "manage.py"]
    return [
        ("ruff", [_tool("ruff"), "check", "."]),
        ("vormindus", [_tool("ruff"), "format", "--check", "."]),
        ("mallid", _djade("--check")),
        ("tüübid", [_tool("mypy")]),
        ("korrused", [_tool("lint-imports")]),
        ("Django", [*manage, "check", "--fail-level", "WARNING"]),
        ("migratsioonid", [*manage, "makemigrations", "--check", "--dry-run"]),
    ]


def _djade(*flags: str) -> list[str]:
    templates = sorted(home.ROOT.glob("veeb/*/templates/**/*.html"))
    return [_tool("djade"), "--target-version", "5.2", *flags, *map(str, templates)]


def _passes(name: str, command: list[str], scratch: str) -> bool:
    print(f"\n== {name}", flush=True)
    environment = {**os.environ, "KV_DATA_DIR": scratch, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    return subprocess.run(command, cwd=home.ROOT, env=environment, check=False).returncode == 0


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
