"""A portal restored from a backup shows the same as the one that it was taken from, while that one was running."""

import shutil
import subprocess
from urllib.parse import quote

import pytest

from .pages import PLACES, PRIVATE
from .portal import LAUNCHER, ROOT, environment, served

PUBLIC = ("home", "municipality-full", "county-full", "helper", "community", "call", "event", "guide", "library")
LINKS = ("question", "own", "seat", "desk")


def kv(folder, *words):
    subprocess.run([*LAUNCHER, *words], cwd=ROOT, env=environment(folder), check=True, capture_output=True)


@pytest.fixture(scope="module")
def restored(portal, tmp_path_factory):
    """Another folder and port; of the first portal it has the backup and the secret key, kept apart as told."""
    folder = tmp_path_factory.mktemp("restored")
    kv(portal.folder, "backup", str(folder / "koopia.tar.gz"))
    shutil.copy(portal.folder / "secret_key", folder)
    kv(folder, "restore", str(folder / "koopia.tar.gz"), "--yes")
    with served(folder) as copy:
        yield copy


def shown(portal, path):
    """Status and lines of a page, without what is another in each portal: its address."""
    status, _headers, html = portal.get(path)
    for address in (portal.url, quote(portal.url, safe="")):
        html = html.replace(address, "")
    return status, html.splitlines()


def test_restored_portal_shows_the_same_to_everybody_and_to_who_has_a_private_link(portal, restored):
    paths = [PLACES[name].address(portal) for name in PUBLIC] + [PRIVATE[name].address(portal) for name in LINKS]

    for path in paths:
        status, lines = shown(portal, path)
        assert status == 200
        assert shown(restored, path) == (status, lines), path
