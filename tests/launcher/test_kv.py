"""The shell part of `./kv`: it finds a Python and makes the environment, and says what is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path):
    """A copy of what `./kv` itself needs, with an environment of its own to make."""
    for name in ("kv", "requirements.txt", "requirements-dev.txt", "requirements-tools.txt"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "config" / "launcher", tmp_path / "config" / "launcher")
    (tmp_path / "config" / "__init__.py").touch()
    return tmp_path


def kv(checkout, *arguments, **environment):
    return subprocess.run(
        [checkout / "kv", *arguments], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def program(folder, name, text):
    """A program of ours that stands in the place of a real one."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def only_these_programs(folder, *names):
    """A PATH of a machine that has little."""
    folder.mkdir()
    for name in names:
        (folder / name).symlink_to(shutil.which(name))
    return folder


def test_list_of_commands_needs_no_environment(checkout):
    done = kv(checkout)

    assert done.returncode == 0
    assert done.stdout.startswith("Kogukonnaveeb\n\n  ./kv up ")
    assert not (checkout / ".venv").exists()


def test_python_too_old_is_told_with_what_is_needed(checkout):
    old = program(checkout, "vanapython", "exit 1")

    done = kv(checkout, "up", KV_PYTHON=str(old))

    assert done.returncode == 1
    assert done.stderr.startswith("Vaja on Pythonit 3.11 või uuemat; leidsin: Python 3.")


def test_no_python_at_all_is_told(checkout, tmp_path):
    tools = only_these_programs(tmp_path / "bin", "sh", "dirname")

    done = kv(checkout, "up", PATH=str(tools))

    assert (done.returncode, done.stderr) == (
        1,
        "Vaja on Pythonit 3.11 või uuemat; leidsin: ei ühtegi.\n",
    )


def test_failed_install_is_told_and_the_next_run_begins_again(checkout):
    left_over = program(checkout, ".venv/bin/python", 'echo "pooleli jäänud"')
    helpless = program(checkout, "python", f'[ "$1" = -c ] && exec {sys.executable} "$@"; exit 1')

    done = kv(checkout, "up", KV_PYTHON=str(helpless))

    assert done.returncode == 1
    assert done.stderr == (
        "Valmistan ette Pythoni keskkonna (requirements.txt) …\n"
        "Paketid jäid paigaldamata (põhjus on üleval); "
        "kontrollige võrku ja kettaruumi ning käivitage sama käsk uuesti.\n"
    )
    assert not left_over.exists()


def test_python_without_pip_and_venv_is_told_which_package_helps(checkout, tmp_path):
    bare = program(checkout, "python", f'case "$*" in *ensurepip*|-m*) exit 1;; esac; exec {sys.executable} "$@"')
    tools = only_these_programs(tmp_path / "bin", "sh", "dirname", "cat", "cksum", "rm", "id")

    done = kv(checkout, "up", KV_PYTHON=str(bare), PATH=str(tools))

    assert done.returncode == 1
    assert "Pythonil puuduvad pip ja venv; Debianis aitab: apt-get install python3-venv.\n" in done.stderr


def test_ready_environment_is_used_as_it_is(checkout):
    program(checkout, ".venv/bin/python", '[ "$1" = -c ] || echo "$@"')
    made_for = f"{checkout}\n{(checkout / 'requirements.txt').read_text()}"
    total = subprocess.run(["cksum"], input=made_for, capture_output=True, text=True, check=True).stdout
    (checkout / ".venv" / "kv-stamp").write_text(f"run {total}")

    done = kv(checkout, "up", "--port", "8123")

    assert (done.returncode, done.stderr, done.stdout) == (0, "", "-m config.launcher up --port 8123\n")
