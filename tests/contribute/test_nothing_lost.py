"""Nothing is lost: a server killed in the middle keeps every contribution that it confirmed, once each."""

import contextlib
import http.client
import os
import random
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest

ROOT = Path(__file__).parents[2]
HOW_MANY = 50
AT_ONCE = 4
SECONDS_TO_START = 120
SECONDS_IN_ALL = 240

pytestmark = pytest.mark.whole

SERVER = """
import os, sys
from wsgiref.simple_server import WSGIServer, WSGIRequestHandler, make_server
from socketserver import ThreadingMixIn
from django.core.wsgi import get_wsgi_application

class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64

class Silent(WSGIRequestHandler):
    def log_message(self, *args):
        pass

make_server("127.0.0.1", int(sys.argv[1]), get_wsgi_application(), Threads, Silent).serve_forever()
"""


class Portal:
    """The portal on a SQLite file of its own, with threads, as it is killed and started again."""

    def __init__(self, folder: Path) -> None:
        clean = {
            name: value for name, value in os.environ.items() if not name.startswith(("KV_", "DJANGO_", "DATABASE_"))
        }
        self.env = {
            **clean,
            "KV_DATA_DIR": str(folder),
            "KV_CONTRIBUTIONS_PER_HOUR": "100000",
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }
        self.database = folder / "db.sqlite3"
        self.port = free_port()
        self.process: subprocess.Popen | None = None

    def manage(self, *words: str) -> None:
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=self.env, check=True, capture_output=True)

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", SERVER, str(self.port)], cwd=ROOT, env=self.env
        )

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def wait(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            time.sleep(0.05)
        raise AssertionError("the portal did not start")

    def send(self, form: dict) -> str | None:
        """The private address that was answered, None when no answer came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        try:
            connection.request("POST", "/panusta/", urlencode(form), headers)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        assert answer.status == 303, (answer.status, body.decode()[:2000])
        return answer.headers["Location"]

    def rows(self, question: str, *values: str) -> list[tuple]:
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            return database.execute(question, values).fetchall()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    portal = Portal(tmp_path_factory.mktemp("portal"))
    portal.manage("migrate", "-v0")
    with contextlib.closing(sqlite3.connect(portal.database)) as database:
        database.execute(
            'INSERT INTO topics_topic (id, slug, thread, name, synonyms, "order", name_et) '
            "VALUES (1, 'kerksuskeskus', 'kriis', 'Kerksuskeskus', '', 0, 'Kerksuskeskus')"
        )
        database.commit()
    portal.start()
    portal.wait()
    yield portal
    portal.kill()


def form(number: int, good_for: str = "Proovib, kas midagi kaob.") -> dict:
    """Every second one comes without JavaScript: then only its words tell that it is the same."""
    # Titles far from each other, so that none is warned of as another's double.
    title = f"{number} " + " ".join(random.Random(number).sample(WORDS, 6))  # noqa: S311 (no secret)
    by_script = {"client_key": str(uuid4()), "seconds": "60"} if number % 2 else {}
    return {
        **by_script,
        "kind": "guide",
        "title": title,
        "good_for": good_for,
        "body": f"Lugu number {number}",
        "topics": "1",
        "language": "et",
        "consent": "on",
    }


WORDS = [
    "kaev", "talgud", "ahi", "sild", "laulukoor", "generaator", "mesila", "kelk", "paat", "sepikoda", "veski",
    "rehi", "kadakas", "allikas", "lauter", "turg", "kiik", "saun", "torm", "jääaeg", "hobune", "traktor",
]  # fmt: skip


def test_every_confirmed_contribution_is_there_once_though_the_server_is_killed(portal):
    chance = random.Random(20261124)  # noqa: S311 (no secret)
    forms = [form(number) for number in range(HOW_MANY)]
    confirmed: dict[int, str] = {}
    over = threading.Event()

    def kill_now_and_then():
        for _ in range(6):
            if over.wait(chance.uniform(0.4, 1.6)):
                return
            portal.kill()
            portal.start()
            portal.wait()

    def send(number: int) -> None:
        if address := portal.send(forms[number]):
            confirmed[number] = address

    killer = threading.Thread(target=kill_now_and_then)
    killer.start()
    deadline = time.monotonic() + SECONDS_IN_ALL
    with ThreadPoolExecutor(AT_ONCE) as senders:
        list(senders.map(send, range(HOW_MANY)))
        at_first = len(confirmed)
        while len(confirmed) < HOW_MANY and time.monotonic() < deadline:
            list(senders.map(send, [number for number in range(HOW_MANY) if number not in confirmed]))
            time.sleep(0.2)
    over.set()
    killer.join()

    # A killed server had left some without an answer, so there was something to lose and something to double.
    assert at_first < HOW_MANY
    assert sorted(confirmed) == list(range(HOW_MANY))
    in_review = portal.rows(
        "SELECT l.title_et, r.uid FROM contribute_receipt r JOIN library_resource l ON l.id = r.object_id "
        "JOIN wagtailcore_workflowstate w ON w.object_id = CAST(l.id AS TEXT) AND w.status = 'in_progress' "
        "WHERE l.good_for_et = 'Proovib, kas midagi kaob.'"
    )
    receipts = {number: re.search(r"/panus/([0-9a-f]{32})", address)[1] for number, address in confirmed.items()}
    assert sorted(in_review) == sorted((forms[number]["title"], uid) for number, uid in receipts.items())
    drafts = portal.rows("SELECT title_et FROM library_resource WHERE good_for_et = 'Proovib, kas midagi kaob.'")
    assert len(drafts) == HOW_MANY


def test_two_at_the_same_moment_are_one(portal):
    with ThreadPoolExecutor(8) as senders:
        for pressed in (form(HOW_MANY + 1, "Kaks korda."), form(HOW_MANY + 2, "Kaks korda.")):
            answers = list(senders.map(portal.send, [pressed] * 8))

            assert len(set(answers)) == 1, answers
            assert portal.rows("SELECT count(*) FROM library_resource WHERE title_et = ?", pressed["title"]) == [(1,)]
