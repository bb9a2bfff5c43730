"""`./kv test`: all tests, on SQLite, on PostgreSQL and in the browser, and one honest summary."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from . import home, packages, postgres

NO_TESTS = 5  # pytest's own code
# What people read our calendar with, for a test that does the same.
CALENDAR_PROGRAMS = ("khal", "vdirsyncer")
ON_SQLITE = ("unit", "db", "house", "whole")
PARTS = (*ON_SQLITE, "postgres", "browser")


@dataclass(frozen=True)
class Outcome:
    """What became of one part: without `seconds` it did not run; `left_out` says what did not, and why."""

    part: str
    failed: bool = False
    seconds: int | None = None
    left_out: str = ""

    def __str__(self) -> str:
        told = []
        if self.seconds is not None:
            told.append(f"{'EI LÄINUD LÄBI' if self.failed else 'korras'} ({self.seconds} s)")
        if self.left_out:
            told.append(f"jäi ära – {self.left_out}")
        return f"{self.part}: {'; '.join(told)}"


def run(arguments: Sequence[str]) -> int:
    """Run the parts asked for (all by default); what follows `--` goes to pytest. 0 only when all that ran passed.

    With `KV_TEST_ALL=1` a part that had to be left out counts as failed: that is what CI asks for.
    """
    parser = argparse.ArgumentParser(prog="./kv test", description="Käivitab testid.")
    parser.add_argument("parts", nargs="*", metavar="OSA", help=f"mis osad: {', '.join(PARTS)} (vaikimisi kõik)")
    end = list(arguments).index("--") if "--" in arguments else len(arguments)
    options, for_pytest = parser.parse_args(arguments[:end]), arguments[end + 1 :]
    parts = options.parts or list(PARTS)
    if unknown := [part for part in parts if part not in PARTS]:
        parser.error(f"tundmatu osa: {', '.join(unknown)}")
    outcomes = [run_part(for_pytest) for run_part in _plan(parts)]
    print("\nTestide kokkuvõte", *(f"  {outcome}" for outcome in outcomes), sep="\n", flush=True)
    must_run_all = os.environ.get("KV_TEST_ALL") == "1"
    return int(any(outcome.failed or (must_run_all and outcome.left_out) for outcome in outcomes))


def _plan(parts: Sequence[str]) -> list[Callable[[Sequence[str]], Outcome]]:
    plan: list[Callable[[Sequence[str]], Outcome]] = []
    if marks := [part for part in ON_SQLITE if part in parts]:
        plan.append(lambda more: _on_sqlite(marks, more))
    if "postgres" in parts:
        plan.append(_on_postgres)
    if "browser" in parts:
        plan.append(_in_browser)
    return plan


def _on_sqlite(marks: Sequence[str], more: Sequence[str]) -> Outcome:
    reasons = [packages.missing_for_pdf()]
    if "house" in marks:
        reasons.append(packages.missing("gettext", shutil.which("xgettext")))
    if "whole" in marks:
        reasons += [packages.missing(program, shutil.which(program)) for program in CALENDAR_PROGRAMS]
    outcome = _pytest("SQLite", ["-m", " or ".join(marks), *_in_parallel(), *more])
    return replace(outcome, left_out="; ".join(filter(None, reasons)))


def _on_postgres(more: Sequence[str]) -> Outcome:
    reason = packages.missing("postgresql", str(postgres.server_programs() or ""))
    programs = postgres.server_programs()
    if reason or not programs:
        return Outcome("PostgreSQL", left_out=reason or "serverit ei leitud")
    with postgres.cluster(programs) as folder:
        outcome = _pytest("PostgreSQL", ["-m", "db", *_in_parallel(), *more], {"DATABASE_URL": postgres.url(folder)})
    return replace(outcome, left_out=packages.missing_for_pdf())


def _in_browser(more: Sequence[str]) -> Outcome:
    if reason := packages.missing("chromium", shutil.which("chromium")):
        return Outcome("Brauser", left_out=reason)
    return _pytest("Brauser", ["-m", "browser", *more])


def _pytest(part: str, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Outcome:
    print(f"\n== {part}", flush=True)
    started = time.monotonic()
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("KV_", "DATABASE_URL", "DJANGO_"))
    }
    with tempfile.TemporaryDirectory(prefix="kv-tests-") as scratch:
        Path(scratch).chmod(0o711)  # the user postgres passes through to a cluster of a test
        done = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments],
            cwd=home.ROOT,
            env={**clean, **(environment or {}), "TMPDIR": scratch},
            check=False,
        )
    if done.returncode == NO_TESTS:
        return Outcome(part, left_out="ühtegi testi ei leitud")
    return Outcome(part, failed=done.returncode != 0, seconds=round(time.monotonic() - started))


def _in_parallel() -> list[str]:
    return ["-n", str(min(4, os.cpu_count() or 1))]
