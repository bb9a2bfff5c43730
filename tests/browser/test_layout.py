"""Pages at the edges: the narrowest screen, 400 % zoom, wide text, paper."""

import pytest
from playwright.sync_api import expect

from . import member
from .pages import FRESH, INNER, MEMBER, PLACES, PRIVATE
from .visitor import PHONE

NARROWEST = {"width": 320, "height": 640}  # also 1280 at 400 % (WCAG 1.4.10)
CALENDAR = ("calendar-month", "calendar-list", "event", "apply")
PEOPLE = ("municipality-full", "helpers", "community", "call")
# WCAG 1.4.12; a constructed sheet is not subject to the Content-Security-Policy.
WIDE_TEXT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Words of which a part lies outside a box that cuts off, or beside the page.
CUT_OFF = """() => {
  const hidden = (box) => box && (getComputedStyle(box).clipPath !== "none" || hidden(box.parentElement));
  const cuts = (box) => box === document.body || getComputedStyle(box).overflow !== "visible";
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const lost = [];
  while (words.nextNode()) {
    const box = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || box.closest("option, svg") || hidden(box) || !box.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    const place = range.getBoundingClientRect();
    for (let outer = box; outer; outer = outer.parentElement) {
      if (!cuts(outer)) continue;
      if (["auto", "scroll"].includes(getComputedStyle(outer).overflowY)) break;
      const edge = outer.getBoundingClientRect();
      const fits = place.left >= edge.left - 1 && place.right <= edge.right + 1 && place.bottom <= edge.bottom + 1;
      if (!fits) lost.push(`${outer.tagName}.${outer.className}: ${words.currentNode.data.trim()}`);
    }
  }
  return lost;
}"""
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && element.checkVisibility())
    .map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("name", PLACES)
def test_narrowest_screen_scrolls_one_way_only(reader, portal, name):
    place = PLACES[name]

    reader.page.set_viewport_size(NARROWEST)

    page = reader.go(place.address(portal), status=place.status)

    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("name", PRIVATE)
def test_narrowest_screen_scrolls_private_pages_one_way_only(reader, portal, name):
    reader.page.set_viewport_size(NARROWEST)

    page = reader.go(PRIVATE[name].address(portal))

    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("who", sorted({inner.who for inner in INNER.values()}))
def test_narrowest_screen_scrolls_members_pages_one_way_only(come, portal, who):
    visitor = come(viewport=NARROWEST)
    page = member.sign_in(visitor, who)

    for name, inner in INNER.items():
        if inner.who == who:
            visitor.go(inner.address(portal))
            assert page.evaluate(OVERFLOW) == [], name


def test_narrowest_screen_scrolls_ways_of_signing_in_one_way_only(come, portal):
    visitor = come(viewport=NARROWEST)
    page = member.sign_in(visitor, MEMBER, anew=True)

    for name, inner in FRESH.items():
        visitor.go(inner.address(portal))
        assert (page.evaluate(OVERFLOW), page.url) == ([], portal.url + inner.path), name


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize(
    "name", ["home", "door-officials", "library", "guide", "county", "contribute", *CALENDAR, *PEOPLE]
)
def test_narrowest_screen_scrolls_one_way_only_in_other_languages(reader, portal, name, language):
    reader.page.set_viewport_size(NARROWEST)

    page = reader.go(PLACES[name].address(portal, language))

    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("viewport", [NARROWEST, PHONE, {"width": 1280, "height": 900}], ids=["320", "390", "1280"])
@pytest.mark.parametrize("name", ["home", "library", "guide", "contribute", *CALENDAR, *PEOPLE])
def test_wide_text_loses_nothing(reader, portal, name, viewport):
    reader.page.set_viewport_size(viewport)
    page = reader.go(PLACES[name].address(portal))

    page.evaluate(WIDE_TEXT)

    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate(CUT_OFF) == []


def test_lost_words_are_seen(visitor):
    """The measure itself: a box that is too low for its words."""
    page = visitor.go("/")

    page.evaluate(
        "() => { const lead = document.querySelector('.lead'); lead.style.cssText = 'height: 9px; overflow: clip'; }"
    )

    assert [words[:6] for words in page.evaluate(CUT_OFF)] == ["P.lead"]


@pytest.mark.parametrize("name", ["guide", "event", "call"])
def test_paper_shows_the_work_and_leaves_the_ways_around_it_off(visitor, portal, name):
    page = visitor.go(PLACES[name].address(portal))

    page.emulate_media(media="print")

    for around in (".mast", ".foot", ".crumbs", ".share", "nav"):
        for element in page.locator(around).all():
            expect(element).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".facts")).to_be_visible()
    # An address that nobody can press is written out.
    link = page.locator("main a[href^=http]").first
    assert link.get_attribute("href") in link.evaluate("element => getComputedStyle(element, '::after').content")


def test_paper_is_white_also_for_who_reads_in_the_dark(visitor, portal):
    page = visitor.go(PLACES["guide"].address(portal))

    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
