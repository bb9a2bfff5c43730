"""What a reviewer does in the admin."""

from playwright.sync_api import Page, expect

from tests.people import PASSWORD

from .visitor import Visitor


def sign_in(visitor: Visitor, name: str) -> Page:
    """Through the sign-in page, to the start page of the admin."""
    page = visitor.go("/admin/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_role("navigation").first).to_be_visible()
    return page


def open_from_queue(page: Page, title: str) -> None:
    """By the menu to the queue, by its title to the contribution."""
    page.goto("/admin/labivaatus/")
    page.get_by_role("rowheader").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name="Otsus")).to_be_visible()


def say(page: Page, action: str, words: str) -> None:
    """Open an action that asks for words, write them and press its button."""
    box = page.locator("details", has=page.get_by_text(action, exact=True)).first
    box.locator("summary").click()
    box.locator("textarea").fill(words)
    box.get_by_role("button", name=action).click()
