"""What a stranger does at the contribution form."""

import re
from typing import Any

from playwright.sync_api import Page, expect

NEEDED = {"title": "Kuidas väike küla öö üle elab", "good_for": "Aitab külal üle elada jäätunud teedega öö."}
SECONDS_TO_WRITE = 90


def fill(page: Page, *, kind: str = "guide", files: list[Any] | None = None, **words: str) -> None:
    """Fill what every contribution needs and the `words` given, each under its field's name; on the topic of crises."""
    page.locator(f"[name=kind][value={kind}]").check()
    for name, text in {**NEEDED, **words}.items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("group", name="Teemad", exact=True).get_by_label("Varjumine").check()
    page.locator("[name=consent]").check()
    if files:
        page.locator("[name=files]").set_input_files(files)


def take_time(page: Page) -> None:
    """Write as slowly as people do: programs are done in a second. Asks for `page.clock.install` before."""
    page.clock.fast_forward(SECONDS_TO_WRITE * 1000)


def send(page: Page) -> str:
    """Send the form and give the address of the receipt."""
    page.get_by_role("button", name="Saada toimetajale").click()
    expect(page).to_have_url(re.compile(r"/panus/[^/]+/$"))
    return page.url


def bring_calendar(page: Page, content: bytes) -> None:
    """Give a calendar file to a form that asks for one, and look what is in it."""
    file = {"name": "kalender.ics", "mimeType": "text/calendar", "buffer": content}
    page.locator("[name=calendar]").set_input_files(file)
    page.get_by_role("button", name="Vaata, mis failis on").click()
