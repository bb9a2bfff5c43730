"""Debian packages that tests and PDF files need; installed when we may, named when we may not."""

import os
import shutil
import subprocess
from ctypes.util import find_library
from functools import cache

# What WeasyPrint loads to lay out text, by package.
FOR_PDF = {
    "libpango-1.0-0": "pango-1.0",
    "libpangoft2-1.0-0": "pangoft2-1.0",
    "libharfbuzz-subset0": "harfbuzz-subset",
}


def missing_for_pdf() -> str:
    """Install what PDF files need. Gives, in words, why the first of it is still missing, or nothing."""
    reasons = (missing(package, find_library(library)) for package, library in FOR_PDF.items())
    return next(filter(None, reasons), "")


def missing(package: str, program: str | None) -> str:
    """Install `package` when its `program` was not found. Gives, in words, why it is still missing, or nothing."""
    if program:
        return ""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return f"puudub Debiani pakett {package} ja paigaldada saab ainult juurkasutaja"
    print(f"Paigaldan Debiani paketi {package} …", flush=True)
    _update()
    done = _apt_get("install", "-y", "--no-install-recommends", package)
    return "" if done.returncode == 0 else f"paketi {package} paigaldamine ei õnnestunud: {_last_line(done.stderr)}"


@cache
def _update() -> None:
    _apt_get("update")


def _apt_get(*arguments: str) -> subprocess.CompletedProcess[str]:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(["apt-get", "-q", *arguments], env=quiet, capture_output=True, text=True, check=False)


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["põhjust ei öeldud"])[-1]
