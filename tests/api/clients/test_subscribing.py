"""A subscribed calendar as a person has it: vdirsyncer fetches it from the portal, khal shows it."""

import os
import shutil
import subprocess
from datetime import date, datetime, time

import pytest

from tests.factories.events import make_event, session
from veeb.events.models import Event, Override
from veeb.records import publishing

pytestmark = [pytest.mark.whole, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

SYNC = """
[general]
status_path = "{folder}/status/"

[pair kalender]
a = "portaal"
b = "kaust"
collections = null

[storage portaal]
type = "http"
url = "{url}"

[storage kaust]
type = "filesystem"
path = "{folder}/kalender/"
fileext = ".ics"
"""
SHOW = """
[calendars]
[[kalender]]
path = {folder}/kalender/
type = calendar

[locale]
local_timezone = Europe/Tallinn
default_timezone = Europe/Tallinn
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M

[sqlite]
path = {folder}/khal.db
"""
LINE = "{cancelled}{start-date} {start-time}-{end-time} {title}"


class Subscriber:
    """Somebody with both programs, their own folder and nothing else."""

    def __init__(self, folder, url):
        self.folder = folder
        for name, text in (("vdirsyncer", SYNC), ("khal", SHOW)):
            (folder / name).write_text(text.format(folder=folder, url=url))
        (folder / "kalender").mkdir()
        self.run("vdirsyncer", "discover")

    def run(self, program, *arguments):
        """What the program prints; it must not complain."""
        clean = {"HOME": str(self.folder), "PATH": os.defpath, "LANG": "C.UTF-8", "TZ": "Europe/Tallinn"}
        done = subprocess.run(
            [program, "-c", self.folder / program, *arguments],
            env=clean, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert (done.returncode, "error" in done.stderr.lower()) == (0, False), done.stderr
        return done.stdout

    def october(self):
        """The lines that khal shows of October 2026, after fetching anew."""
        self.run("vdirsyncer", "sync")
        printed = self.run("khal", "list", "--day-format", "", "--format", LINE, "2026-10-01", "31d")
        return [line for line in printed.splitlines() if line.strip()]

    def files(self):
        return {path.name for path in (self.folder / "kalender").iterdir()}


@pytest.fixture
def subscribe(live_server, settings, tmp_path):
    # `./kv test` fetches both, and fails without them where nothing may be left out (KV_TEST_ALL, as in CI).
    if missing := [name for name in ("khal", "vdirsyncer") if not shutil.which(name, path=os.defpath)]:
        pytest.skip(f"not installed: {', '.join(missing)}")
    settings.SITE_URL = live_server.url
    return lambda: Subscriber(tmp_path, f"{live_server.url}/kalender/kalender.ics?moodunud=1")


def publish(event: Event) -> None:
    event.save_revision()
    publishing.publish(event)


def test_subscribed_calendar_shows_what_was_cancelled_and_what_was_moved(subscribe):
    training = make_event("Varjumise koolitus", starts=datetime(2026, 10, 8, 10), hours=2, venue="Kolga, mõis")
    make_event("Sügislaat 🍎", sessions=[{"starts_on": date(2026, 10, 10), "ends_on": date(2026, 10, 11)}])
    weekly = make_event("Trenn", starts=datetime(2026, 10, 14, 18), hours=2, rule="FREQ=WEEKLY;COUNT=3")
    course = make_event(
        "Kursus", sessions=[session(datetime(2026, 10, 24, 9), 3), session(datetime(2026, 10, 26, 9), 3)]
    )
    somebody = subscribe()

    before, files = somebody.october(), somebody.files()

    # Whole days stand in the list once for each of them.
    fair = ["2026-10-10 - Sügislaat 🍎"] * 2
    assert before == [
        "2026-10-08 10:00-12:00 Varjumise koolitus",
        *fair,
        "2026-10-14 18:00-20:00 Trenn",
        "2026-10-21 18:00-20:00 Trenn",
        "2026-10-24 09:00-12:00 Kursus",
        "2026-10-26 09:00-12:00 Kursus",
        "2026-10-28 18:00-20:00 Trenn",
    ]

    training.standing, training.standing_reason = "cancelled", "Torm"
    publish(training)
    weekly.overrides.set(
        [
            Override(was_on=date(2026, 10, 21), was_at=time(18), is_dropped=True, reason="Koolivaheaeg"),
            Override(was_on=date(2026, 10, 28), was_at=time(18), **session(datetime(2026, 10, 29, 19), 2)),
        ]
    )
    publish(weekly)
    first, second = course.ordered_sessions()
    second.starts_at, second.ends_at = time(14), time(17)
    course.sessions.set([first, second])
    publish(course)

    assert somebody.october() == [
        "CANCELLED 2026-10-08 10:00-12:00 JÄÄB ÄRA: Varjumise koolitus",
        *fair,
        "2026-10-14 18:00-20:00 Trenn",
        "CANCELLED 2026-10-21 18:00-20:00 JÄÄB ÄRA: Trenn",
        "2026-10-24 09:00-12:00 Kursus",
        "2026-10-26 14:00-17:00 Kursus",
        "2026-10-29 19:00-21:00 Trenn",
    ]
    # vdirsyncer names files of such a calendar by their content; each is there once, the fair untouched.
    assert (len(somebody.files()), len(files & somebody.files())) == (5, 1)
