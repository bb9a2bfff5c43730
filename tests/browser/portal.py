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
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[2]
LAUNCHER = (sys.executable, "-m", "config.launcher")
SECONDS_TO_START = 180  # a first start on a machine that does other things too
SECONDS_TO_STOP = 20
SECONDS_TO_DELIVER = 30
PRIVATE = "(?:koht|korraldaja|kysimus|minu-kirje|kutse|panus)"
BETWEEN_LETTERS = b"-" * 79 + b"\n"  # as Django's file backend writes them


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

    def row(self, path: str, title: str) -> str:
        """The address of the thing of this title in the list at `path`."""
        status, _headers, html = self.get(path)
        [link] = set(re.findall(rf'<h3[^>]*><a href="([^"]+)">(?:<mark>)?{title}', html))
        assert status == 200, path
        return link

    def letter(self, to: str, subject: str = "") -> str:
        """The text of a letter that the worker has delivered, or soon will; `subject` is a part of its subject."""
        return self.message(to, subject).get_content()

    def message(self, to: str, subject: str = "", *, after: int = 0) -> EmailMessage:
        """The letter with its heads; one that comes when so many of its sort have come before."""
        deadline = time.monotonic() + SECONDS_TO_DELIVER
        while time.monotonic() < deadline:
            if found := self.messages(to, subject)[after:]:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"{to} got no letter about „{subject}“")

    def messages(self, to: str, subject: str = "") -> list[EmailMessage]:
        """The letters that have come by now."""
        return [letter for letter in self._letters() if letter["To"] == to and subject in letter["Subject"]]

    def private(self, to: str, subject: str = "") -> str:
        """The private address that a letter holds: a place, an organiser's desk, a question, an invitation, …"""
        [path] = set(re.findall(rf"{self.url}(/{PRIVATE}/[^/\s]+/)", self.letter(to, subject)))
        return path

    def _letters(self) -> Iterator[EmailMessage]:
        """All of them in the order in which they were sent."""
        for file in sorted((self.folder / "mail").glob("*.log")):
            for content in file.read_bytes().split(BETWEEN_LETTERS)[:-1]:
                yield message_from_bytes(content, policy=policy.default)


@contextmanager
def running_portal(folder: Path) -> Iterator[Portal]:
    """Starter content, the named cast, and a server until the block ends."""
    with served(folder) as portal:
        _call_cast(portal)
        yield portal


@contextmanager
def served(folder: Path) -> Iterator[Portal]:
    """A server of what is in the folder, or of starter content, until the block ends."""
    port = _free_port()
    log = folder / "browser-tests.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [*LAUNCHER, "up", "--port", str(port)], cwd=ROOT, env=environment(folder), stdout=output, stderr=output
        )
        try:
            _wait_for(process, log)
            yield Portal(f"http://127.0.0.1:{port}", folder)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def environment(folder: Path) -> dict[str, str]:
    """That of a portal on this folder, and of commands for it."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KV_", "DJANGO_", "DATABASE_"))}
    # Every test sends from this one machine.
    return {**clean, "KV_DATA_DIR": str(folder), "KV_CONTRIBUTIONS_PER_HOUR": "1000"}


def _wait_for(process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while "Kogukonnaveeb töötab" not in log.read_text():
        if process.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(f"The portal did not start:\n{log.read_text()}")
        time.sleep(0.2)


def _call_cast(portal: Portal) -> None:
    """The cast gets its accounts, and the calendar its events."""
    cast = ["mari", "juhan", "piret", "ott", "newcomer"]
    stages = "stage.set_up(); stage_people.set_up()"
    call = "from tests import people; from tests.browser import stage, stage_people; "
    call += "; ".join(f"people.{who}()" for who in cast)
    subprocess.run(
        [*LAUNCHER, "manage", "shell", "--no-imports", "-c", f"{call}; {stages}"],
        cwd=ROOT,
        env={**environment(portal.folder), "KV_SITE_URL": portal.url},
        check=True,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
