"""Processes of their own reach for the last seat, or for the same work, at the same moment.

On SQLite they meet in a file, a copy of the test's database; with `./kv test postgres` in that database itself.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from tests.factories.registration import make_desk, make_registration, make_seats

ROOT = Path(__file__).parents[2]
AT_ONCE = 4
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

# Forks before the first connection, so each process has one of its own; all wait for the last and then act at once.
RUNNER = """
import json, multiprocessing, sys, uuid
from datetime import datetime
import django
django.setup()
from django.db import connection
from veeb.events.models import Event
from veeb.registration import actions, upkeep
from veeb.registration.actions import Sending
from veeb.registration.models import Registration

what, how_many, key = sys.argv[1], int(sys.argv[2]), sys.argv[3]
processes = multiprocessing.get_context("fork")
start, ends, at = processes.Barrier(how_many, timeout=60), processes.Queue(), datetime.fromisoformat(sys.argv[4])

def join(number):
    mail = "mari@example.org" if key else f"{number}@example.org"
    client_key = uuid.UUID(key) if key else None
    sending = Sending(event=Event.objects.get(), name=str(number), mail=mail, client_key=client_key)
    start.wait()
    person, is_new = actions.join(sending, at=at)
    return f"{person.state} {'new' if is_new else 'known'}"

def give_up_first(number):
    return _give_up(0)

def give_up_own(number):
    return _give_up(number)

def _give_up(place):
    person = Registration.objects.order_by("pk")[place]
    start.wait()
    return str(actions.give_up(person, at=at))

def remind_and_sum_up(number):
    Event.objects.get()
    start.wait()
    return f"{upkeep.remind(at=at)} {upkeep.sum_up(at=at)}"

def act(number):
    try:
        ends.put(globals()[what](number))
    except BaseException as error:
        ends.put(repr(error))

children = [processes.Process(target=act, args=[number]) for number in range(how_many)]
for child in children:
    child.start()
said = [ends.get(timeout=60) for _ in children]
for child in children:
    child.join()
print(json.dumps([said, list(Registration.objects.order_by("pk").values_list("state", flat=True))]))
"""


class Rush:
    """Processes on one database."""

    def __init__(self, url: str, folder: Path) -> None:
        self.environment = {**os.environ, "DATABASE_URL": url, "KV_DATA_DIR": str(folder)}

    def __call__(self, what: str, key: str = "") -> tuple[Counter, list[str]]:
        """Let all do the same at once: how they ended and how often, and the states of all people afterwards."""
        command = [sys.executable, "-W", "ignore", "-c", RUNNER, what, str(AT_ONCE), key, timezone.now().isoformat()]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, text=True, capture_output=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        said, states = json.loads(done.stdout)
        return Counter(said), states


@pytest.fixture
def rush(tmp_path):
    """Call it once the test has arranged what the processes shall find."""

    def on_this_database() -> Rush:
        if connection.vendor == "postgresql":
            at = connection.settings_dict
            return Rush(f"postgres://{at['USER']}@{quote(at['HOST'], safe='')}/{at['NAME']}", tmp_path)
        with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as copy:
            connection.connection.backup(copy)
        return Rush(f"sqlite:///{tmp_path}/db.sqlite3", tmp_path)

    return on_this_database


def test_the_last_seat_goes_to_one(rush):
    make_registration(make_seats(capacity=2))

    ends, states = rush()("join")

    assert ends == {"seated new": 1, "waiting new": AT_ONCE - 1}
    assert Counter(states) == {"seated": 2, "waiting": AT_ONCE - 1}


def test_the_first_desk_of_an_event_is_made_once(rush):
    make_seats(capacity=1)

    ends, _states = rush()("join")

    assert ends == {"seated new": 1, "waiting new": AT_ONCE - 1}


def test_a_double_click_in_two_processes_is_one_registration(rush):
    make_seats(capacity=3)

    ends, states = rush()("join", uuid4().hex)

    assert ends == {"seated new": 1, "seated known": AT_ONCE - 1}
    assert states == ["seated"]


def test_one_seat_freed_many_times_at_once_goes_to_one(rush):
    event = make_seats(capacity=1)
    for _ in range(4):
        make_registration(event)

    ends, states = rush()("give_up_first")

    assert ends == {"True": 1, "False": AT_ONCE - 1}
    assert states == ["given-up", "seated", "waiting", "waiting"]


def test_seats_freed_at_once_are_all_given_on(rush):
    event = make_seats(capacity=AT_ONCE)
    for _ in range(2 * AT_ONCE):
        make_registration(event)

    _ends, states = rush()("give_up_own")

    assert states == ["given-up"] * AT_ONCE + ["seated"] * AT_ONCE


def test_workers_at_once_remind_and_sum_up_once(rush):
    now = timezone.now()
    event = make_seats(starts=timezone.make_naive(now + timedelta(hours=20)))
    make_desk(event, at=now - timedelta(days=9))
    make_registration(event, at=now - timedelta(days=8))

    ends, _states = rush()("remind_and_sum_up")

    reminded, summed_up = (sum(int(end.split()[n]) * count for end, count in ends.items()) for n in (0, 1))
    assert (reminded, summed_up) == (1, 1)
