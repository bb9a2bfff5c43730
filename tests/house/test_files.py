"""What no file of ours may hold, and how long it may grow."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = 400


@cache
def tracked() -> list[Path]:
    """The files that are ours: git knows them; an unpacked archive without git cannot tell."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("needs git to tell which files are ours")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*")), ids=lambda path: path.name)
def test_pins_name_no_registry(path):
    assert "://" not in path.read_text()


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: path.name)
def test_every_pin_has_a_hash(path):
    pins = path.read_text().replace("\\\n", " ").splitlines()

    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_no_module_is_longer_than_a_person_reads():
    modules = [path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts]

    assert {str(path.relative_to(ROOT)): n for path in modules if (n := path.read_text().count("\n")) > LINES} == {}


def test_no_file_names_the_place_of_this_checkout():
    # Folders that every machine has say nothing about this one.
    common = {"/", "/tmp", "/home", "/root", "/srv", "/opt", "/usr/src"}
    places = [f"{place}/".encode() for place in (str(ROOT), str(ROOT.parent)) if place not in common]

    telling = [str(path.relative_to(ROOT)) for path in tracked() if any(place in path.read_bytes() for place in places)]

    assert telling == []


def test_every_link_to_a_file_in_the_docs_leads_somewhere():
    pages = [path for path in tracked() if path.suffix == ".md"]
    links = [(page, link) for page in pages for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text())]

    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []
