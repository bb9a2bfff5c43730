"""What the portal promises every reader: no cookie, nobody else told, only our own files, on every type of page."""

import pytest

from .pages import PLACES

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
INLINE = """() => [
  ...document.querySelectorAll("[style], style, script:not([src], [type='application/ld+json'])"),
  ...[...document.querySelectorAll("*")].filter(el => el.getAttributeNames().some(name => name.startsWith("on"))),
].map(element => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", PLACES)
def test_page_sets_no_cookie_and_holds_nothing_inline(reader, portal, name):
    """That it asks nobody else and breaks no policy is seen by `Visitor` in every test."""
    place = PLACES[name]

    page = reader.go(place.address(portal), status=place.status)

    assert reader.context.cookies() == []
    assert page.evaluate("() => [document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]
    assert page.evaluate(INLINE) == []


@pytest.mark.parametrize("name", PLACES)
def test_page_is_sent_with_the_strict_policy_and_without_a_cookie(portal, name):
    status, headers, html = portal.get(PLACES[name].address(portal))

    assert status == PLACES[name].status
    assert dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["Set-Cookie"] is None
    assert "cookie" not in (headers["Vary"] or "").lower()
    assert "csrfmiddlewaretoken" not in html


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
