"""One portal and one Chromium for all journeys; every journey in a browser of its own, watched for trouble."""

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from .portal import running_portal
from .visitor import Visitor

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, nothing leaves this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    with running_portal(tmp_path_factory.mktemp("portal")) as portal:
        yield portal


@pytest.fixture(scope="session")
def chromium():
    # Playwright's loop runs in this thread, and Django would take any query of a later test for an asynchronous one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=10_000)
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def come(portal, chromium):
    """Somebody comes to the portal with a browser of their own; whatever went wrong in it fails the test."""
    visitors = []

    def come(**options):
        visitor = Visitor(portal, chromium, **options)
        visitors.append(visitor)
        return visitor

    yield come
    troubles = [trouble for visitor in visitors for trouble in visitor.leave()]
    assert troubles == []


@pytest.fixture
def visitor(come):
    """A reader at a wide screen, in a light room, who dislikes motion."""
    return come()


@pytest.fixture(scope="session")
def one_reader(portal, chromium):
    visitor = Visitor(portal, chromium)
    yield visitor
    visitor.leave()


@pytest.fixture
def reader(one_reader):
    """Like `visitor`, but the same browser all day: quicker, for those who only look; nothing may be left in it."""
    one_reader.begin_anew()
    yield one_reader
    assert one_reader.troubles == []
    assert one_reader.context.storage_state() == {"cookies": [], "origins": []}
