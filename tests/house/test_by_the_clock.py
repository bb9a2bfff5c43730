"""What runs by the clock stands in one table of the docs, each at its time."""

import importlib
import re
from pathlib import Path

from huey.contrib.djhuey import HUEY

ROOT = Path(__file__).resolve().parents[2]
TOLD = ROOT / "docs" / "features" / "personal-data.md"
WHEN = re.compile(r"crontab\((.*?)\)\)\ndef (\w+)")
PARTS = re.compile(r'(\w+)="(.*?)"')


def said(minute: str = "*", hour: str = "*", day: str = "*") -> str:
    """As the table writes it."""
    if minute == "*":
        return "every minute"
    if hour == "*":
        return f"every hour :{int(minute):02}"
    clock = f"{int(hour):02}:{int(minute):02}"
    return clock if day == "*" else f"day {day}, {clock}"


def tasks() -> dict[str, str]:
    """`room.task` → when, as its code says."""
    found = {}
    for path in sorted((ROOT / "veeb").glob("*/tasks.py")):
        importlib.import_module(f"veeb.{path.parent.name}.tasks")
        for when, name in WHEN.findall(path.read_text(encoding="utf-8")):
            found[f"{path.parent.name}.{name}"] = said(**dict(PARTS.findall(when)))
    return found


def told() -> dict[str, str]:
    """The same, as the table says."""
    table = TOLD.read_text(encoding="utf-8").partition("## By the clock")[2].partition("\n## ")[0]
    return {name: when for when, name in re.findall(r"^\| ([^|]+?) \| `(\w+\.\w+)` \|", table, re.MULTILINE)}


def test_everything_that_runs_by_the_clock_is_in_the_table_at_its_time():
    found = tasks()

    assert found == told()
    ours = [task for task in HUEY._registry.periodic_tasks if type(task).__module__.startswith("veeb.")]
    assert len(ours) == len(found)
