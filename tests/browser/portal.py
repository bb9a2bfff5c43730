"""A portal as a person starts it, `./kv up` on a folder of its own, for a browser to visit."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[2]
LAUNCHER = (sys.executable, "-m", "config.launcher")
SECONDS_TO_START = 180  # a first start on a machine that does other things too
SECONDS_TO_STOP = 20


@dataclass(frozen=True)
class Portal:
    """Where the portal answers and where it keeps its things."""

    url: str
    folder: Path

    def get(self, path: str) -> tuple[int, http.client.HTTPMessage, str]:
        """Status, headers and text of an address, past any browser. Follows no redirect."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=30)
        try:
            connection.request("GET", quote(path, safe="/?&=%"))
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def first_row(self, path: str) -> str:
        """The address of the first thing in the list at `path`."""
        status, _headers, html = self.get(path)
        links = re.findall(r'<h3[^>]*><a href="([^"]+)"', html[html.index('<ol class="belt-list">') :])
        assert (status, bool(links)) == (200, True), path
        return links[0]


@contextmanager
def running_portal(folder: Path) -> Iterator[Portal]:
    """Starter content, the named cast, and a server until the block ends."""
    port = _free_port()
    portal = Portal(f"http://127.0.0.1:{port}", folder)
    log = folder / "browser-tests.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*LAUNCHER, "up", "--port", str(port)], cwd=ROOT, env=_environment(folder), stdout=output, stderr=output
        )
        try:
            _wait_for(process, log)
            _call_cast(folder)
            yield portal
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _environment(folder: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KV_", "DJANGO_", "DATABASE_"))}
    # Every test sends from this one machine.
    return {**clean, "KV_DATA_DIR": str(folder), "KV_CONTRIBUTIONS_PER_HOUR": "1000"}


def _wait_for(process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while "Kogukonnaveeb töötab" not in log.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(f"The portal did not start:\n{log.read_text()}")
        time.sleep(0.2)


def _call_cast(folder: Path) -> None:
    """Mari, Juhan and Piret get their accounts."""
    call = "from tests import people; people.mari(); people.juhan(); people.piret()"
    subprocess.run(
        [*LAUNCHER, "manage", "shell", "--no-imports", "-c", call], cwd=ROOT, env=_environment(folder), check=True
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
