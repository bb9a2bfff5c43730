"""What people with an account do: come in by the code from a letter."""

import re

from playwright.sync_api import Page, expect

from .portal import Portal
from .visitor import Visitor

CODE = "Sinu kood"
# Codes to one address are few an hour, so whoever comes again brings the cookies of the first time.
_SIGNED_IN: dict[tuple[str, str], list] = {}


def give_code(page: Page, portal: Portal, mail: str) -> None:
    """At the sign-in page: ask for a code, find it in the letter, write it."""
    known = len(portal.messages(mail, CODE))
    page.get_by_label("E-posti aadress").fill(mail)
    page.get_by_role("button", name="Saada kood").click()
    expect(page.get_by_role("heading", name="Vaata oma postkasti")).to_be_visible()
    code = re.search(r"\d{4}-\d{4}", portal.message(mail, CODE, after=known).get_content())[0]
    page.get_by_label("Kood kirjast").fill(code)
    page.get_by_role("button", name="Logi sisse").click()


def sign_in(visitor: Visitor, mail: str, *, anew: bool = False) -> Page:
    """To the page of one's own things."""
    who = (visitor.portal.url, mail)
    if (known := _SIGNED_IN.get(who)) and not anew:
        visitor.context.add_cookies(known)
        page = visitor.go("/minu/")
    else:
        page = visitor.go("/konto/sisse/?next=/minu/")
        give_code(page, visitor.portal, mail)
        _SIGNED_IN[who] = visitor.context.cookies()
    expect(page.get_by_role("heading", level=1, name="Minu leht")).to_be_visible()
    return page
