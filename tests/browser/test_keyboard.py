"""Everything with the keyboard alone: Tab, Enter, Space, arrows and Escape."""

import re

import pytest
from playwright.sync_api import expect

from . import stage
from .pages import PLACES
from .visitor import PHONE

# What has the focus: its first words, whether a ring shows, whether it lies open to the eye.
FOCUS = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const words = (it.textContent || it.name || it.id).trim().slice(0, 40);
  if (it.matches(".map a")) {
    return {words: it.ariaLabel, ring: getComputedStyle(it.querySelector("path")).strokeWidth === "0.45px", open: true};
  }
  if (it.matches(".near-map a")) {
    return {words: it.ariaLabel, ring: getComputedStyle(it.querySelector("circle")).strokeWidth === "5px", open: true};
  }
  const ring = [it, it.closest("label") ?? it].some((box) => {
    const style = getComputedStyle(box);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
  const box = it.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
  return {words, ring, open: Boolean(top && (it.closest("label") ?? it).contains(top))};
}"""
MOST_STOPS = 400


def tab_to(page, target):
    """Press Tab until `target` has the focus."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"The keyboard never reaches {target}")


@pytest.mark.parametrize("name", ["home", "door-officials", "library", "guide", "contribute", "calendar", "join"])
def test_skip_link_comes_first_and_leads_to_the_main_part(visitor, portal, name):
    page = visitor.go(PLACES[name].address(portal))

    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(
    "name",
    [
        *("home", "library", "guide", "county", "contribute", "calendar-month", "event", "apply"),
        *("municipality-full", "helpers", "community", "propose-community", "funding"),
    ],
)
def test_every_stop_shows_its_focus_and_there_is_a_way_out(visitor, portal, name):
    page = visitor.go(PLACES[name].address(portal))

    stops = []
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if not (stop := page.evaluate(FOCUS)):
            break
        stops.append(stop)

    assert 20 < len(stops) < MOST_STOPS
    assert [stop for stop in stops if not (stop["ring"] and stop["open"])] == []


def test_menu_on_a_phone(come):
    page = come(viewport=PHONE).go("/")
    button, menu = page.locator(".menu-btn"), page.locator("#menyy")

    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/aardekast/$"))


@pytest.mark.parametrize("is_phone", [False, True], ids=["wide", "phone"])
def test_filters_are_reached_set_and_taken_away(come, is_phone):
    page = come(**({"viewport": PHONE} if is_phone else {})).go("/aardekast/")
    if is_phone:
        tab_to(page, page.locator(".filters-btn"))
        page.keyboard.press("Enter")
        expect(page.locator("#filtrid")).to_be_visible()

    tab_to(page, page.locator("[name=liik][value=practice]"))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"[?&]liik=practice"))
    expect(page.locator(".belt-list .kind").first).to_have_text("Praktika")
    chip = page.get_by_role("list", name="Valitud filtrid").get_by_role("link", name="eemalda filter")
    tab_to(page, chip)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("liik="))


def test_month_leads_to_an_event_and_to_a_seat_in_it(visitor):
    page = visitor.go("/kalender/")

    for stop in (
        page.get_by_role("navigation", name="Kuu valik").get_by_role("link", name="Järgmine kuu"),
        page.get_by_role("table").get_by_role("link", name=stage.OPEN),
        page.get_by_role("link", name="Registreeru"),
    ):
        expect(stop).to_be_visible()
        tab_to(page, stop)
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Registreeru")
    for name, text in {"name": "Klaara Nupp", "mail": "klaara@naide.ee"}.items():
        tab_to(page, page.locator(f"[name={name}]"))
        page.keyboard.type(text)
    tab_to(page, page.locator("[name=municipality]"))
    page.keyboard.type("Kuusalu")
    tab_to(page, page.locator("[name=consent]"))
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Sul on koht")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="Kuusalu vald")).to_be_visible()


def test_choice_of_look_stays_after_a_reload_without_a_cookie(visitor):
    page = visitor.go("/")
    light = page.evaluate("getComputedStyle(document.body).color")

    tab_to(page, page.locator(".pop > summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#vaade-tume")).to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(".pop > summary")).to_be_focused()
    expect(page.locator(".pop > .panel")).to_be_hidden()
    page.reload()

    assert page.evaluate("getComputedStyle(document.body).color") != light
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    visitor.go("/aardekast/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert visitor.context.cookies() == []


def test_summary_of_mistakes_takes_the_focus_and_leads_to_the_fields(come):
    page = come(expects=(422,)).go("/panusta/")

    tab_to(page, page.locator("[name=title]"))
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()

    for field in (
        page.get_by_role("group", name="Mida lisad?"),
        page.get_by_label("Pealkiri"),
        page.locator("#id_topics"),
    ):
        name = field.get_attribute("id")
        tab_to(page, alert.locator(f"a[href='#{name}']"))
        page.keyboard.press("Enter")
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport()
        alert.focus()
