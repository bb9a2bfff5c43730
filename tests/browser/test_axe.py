"""No page type has a fault that axe can find, in any language, in light and dark."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.ics import calendar, event

from . import stage, stranger
from .faults import assert_no_faults
from .pages import ALIKE, PLACES, PREFIXES, PRIVATE
from .visitor import PHONE

in_each_language = pytest.mark.parametrize("language", PREFIXES)


@pytest.fixture(scope="session")
def receipt_path(portal, chromium):
    """The private address of a contribution that waits, without the language."""
    context = chromium.new_context(base_url=portal.url)
    page = context.new_page()
    page.goto("/panusta/")
    stranger.fill(page, title="Kviitungi näidis", link="https://naide.ee/kviitung", contact="ott@naide.ee")
    address = stranger.send(page)
    context.close()
    return address.removeprefix(portal.url)


@pytest.mark.parametrize(
    ("name", "language"),
    [(name, language) for name in PLACES for language in PREFIXES if language == "et" or name not in ALIKE],
)
def test_axe_finds_nothing(reader, portal, name, language):
    place = PLACES[name]

    page = reader.go(place.address(portal, language), status=place.status)

    assert_no_faults(page)


@pytest.mark.parametrize(
    ("name", "language"),
    [*(("contribute", language) for language in PREFIXES), ("propose-event", "et"), ("apply", "et"), ("apply", "ru")],
)
def test_axe_finds_nothing_on_form_with_mistakes(come, name, language):
    page = come(expects=(422,)).go(PREFIXES[language] + PLACES[name].path)

    page.locator("main form:not([enctype$=data]), form[data-contribution]").locator("[type=submit]").last.click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert_no_faults(page)


@pytest.mark.parametrize("kind", ["practice", "research", "book", "news"])
def test_axe_finds_nothing_on_form_of_each_kind(visitor, kind):
    page = visitor.go("/panusta/")

    page.locator(f"[name=kind][value={kind}]").check()

    assert_no_faults(page)


@in_each_language
@pytest.mark.parametrize("rest", ["", "paranda/", "vota-tagasi/"], ids=["receipt", "correct", "withdraw"])
def test_axe_finds_nothing_on_private_pages(reader, receipt_path, rest, language):
    page = reader.go(PREFIXES[language] + receipt_path + rest)

    assert_no_faults(page)


@pytest.mark.parametrize(
    ("name", "language"),
    [(name, "et") for name in PRIVATE]
    + [(name, language) for name in ("seat", "desk", "desk-cohort", "desk-seats") for language in ("ru", "en")],
)
def test_axe_finds_nothing_on_pages_of_who_takes_part_and_who_organises(reader, portal, name, language):
    page = reader.go(PRIVATE[name].address(portal, language))

    assert_no_faults(page)


@pytest.mark.parametrize("name", ["desk-cancel", "desk-letter", "desk-move"])
def test_axe_finds_nothing_at_desk_with_mistakes(come, portal, name):
    page = come(expects=(422,)).go(PRIVATE[name].address(portal))
    for field in page.locator("[type=date]").all():
        field.fill("")

    page.locator("main form [type=submit]").click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert_no_faults(page)


def test_axe_finds_nothing_where_the_desk_asks_about_people(visitor, portal):
    page = visitor.go(PRIVATE["desk-cohort"].address(portal))
    page.get_by_role("link", name=re.compile("^Ava.*Kandidaat Üks")).click()
    expect(page.get_by_role("heading", name="Võta nimekirjast maha")).to_be_visible()
    assert_no_faults(page)
    page.go_back()

    page.get_by_role("checkbox", name="Kandidaat Kaks").check()
    page.get_by_role("button", name="Keeldu põhjusega").click()

    expect(page.get_by_label("Põhjus")).to_be_visible()
    assert_no_faults(page)


def test_axe_finds_nothing_where_somebody_is_in_already(visitor):
    page = visitor.go(PLACES["join"].path)
    page.locator("[name=name]").fill("Kes Iganes")
    page.locator("[name=mail]").fill(stage.mail("Istuja Teine"))
    page.locator("[name=consent]").check()

    page.get_by_role("button", name="Pane mind ootenimekirja").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vaata oma postkasti")
    expect(page.locator("main")).not_to_contain_text("Istuja")
    assert_no_faults(page)


def test_axe_finds_nothing_where_a_calendar_file_is_looked_over(visitor):
    page = visitor.go("/panusta/sundmus/")
    page.get_by_text("Sul on juba kalendrifail?").click()

    content = calendar(event(title="SUMMARY:Talgud"), event(uid="UID:2@kula.ee", title="SUMMARY:Simman"))
    stranger.bring_calendar(page, content)

    expect(page.get_by_role("heading", name="Simman")).to_be_visible()
    assert_no_faults(page)


@pytest.mark.parametrize(("name", "opener"), [("home", "menyy"), ("library", "filtrid")])
def test_axe_finds_nothing_on_phone_with_popover_open(come, name, opener):
    page = come(viewport=PHONE).go(PLACES[name].path)

    page.locator(f"[popovertarget={opener}]").first.click()

    expect(page.locator(f"#{opener}")).to_be_visible()
    assert_no_faults(page, within=f"#{opener}")


@pytest.mark.parametrize("name", ["home", "library", "guide", "county", "contribute", "calendar-month", "event"])
def test_axe_finds_nothing_in_high_contrast(visitor, portal, name):
    page = visitor.go(PLACES[name].address(portal))

    page.locator(".pop > summary").click()
    page.locator("#vaade-kontrast").check()

    page.keyboard.press("Escape")

    assert_no_faults(page, schemes=("light",))


def test_axe_sees_a_fault(reader):
    """The measure itself: a picture without words, pale words beside a painted ::before, dark ones in the dark."""
    page = reader.go("/")

    page.evaluate(
        """() => {
          document.querySelector("main").insertAdjacentHTML("beforeend", '<img src="/static/ui/icon.svg">');
          document.querySelector(".wall .lead").style.color = "#bbb";
          document.querySelector("h1").style.color = "#333";
        }"""
    )

    with pytest.raises(AssertionError, match=r"(?s)light: color-contrast.*\.lead.*image-alt.*dark: color-contrast"):
        assert_no_faults(page)
