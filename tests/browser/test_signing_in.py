"""Signing in as people do: by the code in a letter, without JavaScript too, and by a passkey alone."""

import pytest
from playwright.sync_api import expect

from .member import give_code

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_code_from_a_letter_opens_the_account_without_javascript(come, portal):
    visitor = come(java_script_enabled=False)
    page = visitor.go("/konto/sisse/?next=/konto/")
    expect(page.get_by_role("button", name="Sisene pääsuvõtmega")).to_be_hidden()

    give_code(page, portal, "ott@example.org")

    expect(page.get_by_role("heading", name="Sisselogimine ja turvalisus")).to_be_visible()


@pytest.fixture
def by_name(come, portal):
    """A browser that knows the portal by a name: a number has no passkeys."""
    return come(base_url=portal.url.replace("127.0.0.1", "localhost"))


def test_editor_adds_a_passkey_and_opens_the_admin_with_it_alone(by_name, portal):
    page = by_name.page
    session = by_name.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto("/konto/sisse/?next=/admin/")
    give_code(page, portal, "uustulnuk@example.org")
    expect(page.get_by_text("Lisa enne teine samm")).to_be_visible()

    page.get_by_role("link", name="Lisa pääsuvõti").click()
    page.get_by_role("button", name="Lisa pääsuvõti").click()
    page.get_by_role("link", name="Koodid on tallel, edasi").click()
    expect(page.get_by_role("navigation").first).to_be_visible()

    by_name.context.clear_cookies()
    page.goto("/konto/sisse/?next=/admin/")
    page.get_by_role("button", name="Sisene pääsuvõtmega").click()
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("navigation").first).to_be_visible()
