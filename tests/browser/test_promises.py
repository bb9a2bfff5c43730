"""What the portal promises every reader: no cookie, nobody else told, only our own files, on every type of page."""

from html.parser import HTMLParser

import pytest

from .pages import PLACES, PRIVATE

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


class Inline(HTMLParser):
    """Gathers what the strict policy would refuse: styles and scripts inside the page."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        runs = tag == "script" and "src" not in values and values.get("type") != "application/ld+json"
        if tag == "style" or runs or any(name == "style" or name.startswith("on") for name in values):
            self.found.append(self.get_starttag_text())


@pytest.mark.parametrize("name", PLACES)
def test_page_keeps_its_promises(portal, name):
    """That a browser is left without a cookie too is seen by `reader` on every page."""
    status, headers, html = portal.get(PLACES[name].address(portal))

    assert status == PLACES[name].status
    assert_kept(headers, html)


@pytest.mark.parametrize("name", PRIVATE)
def test_private_page_keeps_them_too_and_is_kept_by_nobody(portal, name):
    status, headers, html = portal.get(PRIVATE[name].address(portal))

    assert status == 200
    assert "no-store" in headers["Cache-Control"]
    assert "noindex" in headers.get("X-Robots-Tag", "") + html
    assert headers["Referrer-Policy"] == "no-referrer"
    assert_kept(headers, html)


def assert_kept(headers, html):
    """No cookie, nothing inside the page that a stranger could have put there, our own policy to the letter."""
    assert dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["Set-Cookie"] is None
    assert "cookie" not in (headers["Vary"] or "").lower()
    assert "csrfmiddlewaretoken" not in html
    assert Inline(html).found == []


def test_visitor_sees_what_they_must_not_have(come):
    """The watch itself: a foreign picture, a script that fails, an inline style are all troubles."""
    visitor = come()
    page = visitor.go("/")

    page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", '<img src="https://elsewhere.example/a.png" alt="">');
          document.body.insertAdjacentHTML("beforeend", '<p style="color: red">x</p>');
          setTimeout(() => { throw new Error("broken"); });
        }"""
    )
    page.wait_for_timeout(200)

    troubles = "\n".join(visitor.troubles)
    visitor.troubles.clear()
    assert "outside: https://elsewhere.example/a.png" in troubles
    assert "img-src" in troubles
    assert "Applying inline style violates" in troubles
    assert "script: broken" in troubles
