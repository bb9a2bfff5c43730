"""One portal per data folder; a holder that died leaves no lock behind."""

import os
import signal
import subprocess
import sys

import pytest

from config.launcher.lock import only_one
from config.launcher.trouble import Trouble

HOLD = """
import sys, time
from pathlib import Path
from config.launcher.lock import only_one
with only_one(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE)
    process.stdout.readline()
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_second_portal_on_the_same_folder_is_told_who_holds_it(tmp_path, holder):
    with pytest.raises(Trouble) as trouble, only_one(tmp_path):
        pass

    assert str(trouble.value) == (
        f"Portaal juba töötab selle andmekaustaga ({tmp_path}, protsess {holder.pid}); "
        "peatage see või valige teine kaust: KV_DATA_DIR=/tee/kaustani."
    )


def test_lock_of_a_killed_portal_is_taken_over(tmp_path, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()

    with only_one(tmp_path):
        assert (tmp_path / "lock").read_text() == f"{os.getpid()}\n"
