"""Processes of their own accept one invitation, or leave one team, at the same moment.

On SQLite they meet in a file, a copy of the test's database; with `./kv test postgres` in that database itself.
"""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from tests import people
from tests.factories.accounts import make_invitation, make_team

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

# Forks before the first connection, so each process has one of its own; all wait for the last and then act at once.
RUNNER = """
import json, multiprocessing, sys
import django
django.setup()
from django.utils import timezone
from veeb.accounts import signing, teams
from veeb.accounts.models import Invitation, Membership

processes = multiprocessing.get_context("fork")
how_many = int(sys.argv[2])
start, ends = processes.Barrier(how_many, timeout=60), processes.Queue()

def accept(number):
    invitation = Invitation.objects.get()
    start.wait()
    teams.accept(invitation, user=signing.account_for(invitation.mail), at=timezone.now())

def leave(number):
    mine = Membership.objects.order_by("pk")[number]
    start.wait()
    teams.leave(mine, at=timezone.now())

def act(number):
    try:
        globals()[sys.argv[1]](number)
        ends.put("done")
    except BaseException as error:
        ends.put(type(error).__name__)

children = [processes.Process(target=act, args=[number]) for number in range(how_many)]
for child in children:
    child.start()
said = [ends.get(timeout=60) for _ in children]
for child in children:
    child.join()
print(json.dumps([said, Membership.objects.count()]))
"""


@pytest.fixture
def rush(tmp_path):
    """Let processes do the same at once: how they ended, and how many members there are afterwards."""

    def run(what: str, how_many: int) -> tuple[Counter, int]:
        environment = {**os.environ, "DATABASE_URL": database(tmp_path), "KV_DATA_DIR": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", RUNNER, what, str(how_many)],
            cwd=ROOT,
            env=environment,
            text=True,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        said, members = json.loads(done.stdout)
        return Counter(said), members

    return run


def database(folder: Path) -> str:
    if connection.vendor == "postgresql":
        at = connection.settings_dict
        return f"postgres://{at['USER']}@{quote(at['HOST'], safe='')}/{at['NAME']}"
    with closing(sqlite3.connect(folder / "db.sqlite3")) as copy:
        connection.connection.backup(copy)
    return f"sqlite:///{folder}/db.sqlite3"


def test_one_invitation_accepted_at_once_is_used_once(rush):
    make_invitation("uus@example.org")

    assert rush("accept", 3) == ({"done": 1, "NotUsable": 2}, 1)


def test_two_stewards_who_leave_at_once_do_not_leave_the_others_without_one(rush):
    make_team("Haanja", people.ott(), stewards=(people.mari(), people.juhan()))

    assert rush("leave", 2) == ({"done": 1, "LastSteward": 1}, 2)
