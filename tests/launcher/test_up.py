"""The portal as a person starts it: cut short half-way, started again, asked twice, stopped."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 180  # a first start on a machine that does other things too

pytestmark = pytest.mark.whole


@pytest.fixture
def start(tmp_path):
    """Starts `./kv up` on a data folder of this test; whatever still runs at its end is killed."""
    started = []
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KV_", "DJANGO_", "DATABASE_"))}

    def up(port):
        portal = subprocess.Popen(
            [sys.executable, "-m", "config.launcher", "up", "--port", str(port)],
            cwd=ROOT,
            env={**clean, "KV_DATA_DIR": str(tmp_path), "KV_WORKERS": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(portal)
        return portal

    yield up
    for portal in started:
        portal.kill()
        portal.wait()
        portal.stdout.close()


def read_until(portal, text):
    """The lines up to the one that holds `text`; fails with all of them when it does not come."""
    lines = []
    deadline = time.monotonic() + SECONDS_TO_START
    for line in portal.stdout:
        lines.append(line)
        if text in line:
            return lines
        if time.monotonic() > deadline:
            break
    raise AssertionError("".join(lines))


def status(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    finally:
        connection.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_portal_survives_being_killed_in_its_first_start_and_stops_politely(start, tmp_path):
    port = free_port()
    first = start(port)
    read_until(first, "sammu tehtud")  # in the midst of the migrations
    first.kill()
    first.wait()

    again = start(port)
    read_until(again, f"Kogukonnaveeb töötab:  http://127.0.0.1:{port}/")
    assert status(port) == 200
    second = start(free_port())
    assert second.communicate()[0] == (
        f"Portaal juba töötab selle andmekaustaga ({tmp_path}, protsess {again.pid}); "
        "peatage see või valige teine kaust: KV_DATA_DIR=/tee/kaustani.\n"
    )
    again.send_signal(signal.SIGTERM)
    assert again.wait(30) == 0

    third = start(port)
    lines = read_until(third, "Kogukonnaveeb töötab:")
    assert [line for line in lines if line.endswith("…\n")] == []  # nothing was left to prepare
    third.kill()  # outright: its workers must go too, or the port stays taken
    third.wait()
    fourth = start(port)
    read_until(fourth, "Kogukonnaveeb töötab:")
    assert status(port) == 200
