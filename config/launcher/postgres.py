"""A PostgreSQL of one's own for a test run: in a temporary folder, on a socket, gone afterwards."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from .trouble import Trouble

SECONDS_TO_START = 30
SECONDS_TO_STOP = 20
# Nothing of a test run needs to survive a power cut.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def server_programs() -> Path | None:
    """The folder of the newest server installed: Debian keeps it off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def _version(path: Path) -> int:
    return int(re.sub(r"\D", "", path.parents[1].name) or 0)


@contextmanager
def cluster(programs: Path) -> Iterator[Path]:
    """Start a server and give the folder of its socket; whatever happens, it is stopped and the folder removed."""
    folder = Path(tempfile.mkdtemp(prefix="kv-postgres-"))
    try:
        if owner := _owner():
            shutil.chown(folder, owner, owner)
        _run(
            folder,
            programs / "initdb",
            "-D",
            folder / "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        with _server(folder, programs):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def url(folder: Path) -> str:
    """The DATABASE_URL of the server that has its socket in `folder`."""
    return f"postgres://postgres@{quote(str(folder), safe='')}/postgres"


@contextmanager
def _server(folder: Path, programs: Path) -> Iterator[None]:
    options = [
        word
        for setting in (*FAST, "listen_addresses=", f"unix_socket_directories={folder}")
        for word in ("-c", setting)
    ]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", *options],
            cwd=folder,
            stdout=log,
            stderr=log,
            user=_owner(),
            group=_owner(),
        )
    try:
        _wait_for(server, programs / "pg_isready", folder)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
        try:
            server.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(server: subprocess.Popen[bytes], is_ready: Path, folder: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        if subprocess.run([is_ready, "-q", "-h", folder], check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise Trouble(f"Ajutine PostgreSQL ei käivitunud: {(folder / 'log').read_text()[-500:]}")


def _run(folder: Path, *command: object) -> None:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        user=_owner(),
        group=_owner(),
    )
    if done.returncode:
        raise Trouble(f"Ajutist PostgreSQLi ei saanud luua: {done.stderr.strip()[-500:]}")


def _owner() -> str | None:
    """PostgreSQL refuses to run as root; its package brings a user of its own."""
    return "postgres" if os.geteuid() == 0 else None
