"""What a reviewer does in the admin."""

from playwright.sync_api import Page, expect

from tests.people import PASSWORD, app_code

from .visitor import Visitor

# A code of the app opens once, so whoever comes again in another browser brings the cookies of the first.
_SIGNED_IN: dict[tuple[str, str], list] = {}


def sign_in(visitor: Visitor, name: str) -> Page:
    """By password and the code of the app, to the start page of the admin."""
    who = (visitor.portal.url, name)
    if known := _SIGNED_IN.get(who):
        visitor.context.add_cookies(known)
        page = visitor.go("/admin/")
    else:
        page = _by_password_and_app(visitor, name)
        _SIGNED_IN[who] = visitor.context.cookies()
    expect(page.get_by_role("navigation").first).to_be_visible()
    return page


def _by_password_and_app(visitor: Visitor, name: str) -> Page:
    page = visitor.go("/admin/")
    page.get_by_role("link", name="Mul on parool").click()
    page.get_by_label("E-posti aadress").fill(f"{name}@example.org")
    page.get_by_label("Parool").fill(PASSWORD)
    page.get_by_role("button", name="Logi sisse").click()
    page.get_by_label("Kood", exact=True).fill(app_code())
    page.get_by_role("button", name="Logi sisse").click()
    page.wait_for_url("**/admin/")
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
