"""The editors' side works in a real browser under its own policy: no error in the console on any screen they use."""

import pytest
from playwright.sync_api import expect

from tests import people

from . import reviewer, stranger

SCREENS = [
    "/admin/aardekast/",
    "/admin/aardekast/add/",
    "/admin/uudised/",
    "/admin/uudised/add/",
    "/admin/kalender/",
    "/admin/kalender/add/",
    "/admin/kalendrifail/",
    "/admin/teemad/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/reports/site-history/",
    "/admin/account/",
]
# What is typed sooner than that after opening counts as what was there.
WAGTAIL_LOOKS_AROUND_MS = 2_500


@pytest.fixture(scope="session")
def waiting(portal, chromium):
    """The title of a contribution that waits; a session of its own, so that nobody's troubles are lost."""
    title = "Ootel: pliidi hooldus külamajas"
    context = chromium.new_context(base_url=portal.url)
    page = context.new_page()
    page.goto("/panusta/")
    page.clock.install()
    stranger.fill(page, title=title, link="https://naide.ee/pliit")
    stranger.take_time(page)
    stranger.send(page)
    context.close()
    return title


@pytest.mark.parametrize("name", ["mari", "juhan"])
def test_screens_open_in_estonian_without_an_error(visitor, name):
    page = reviewer.sign_in(visitor, name)

    for address in SCREENS:
        visitor.go(address)
        page.wait_for_load_state("networkidle")
        assert page.url == visitor.portal.url + address
        expect(page.locator("html")).to_have_attribute("lang", "et")


@pytest.mark.parametrize("shelf", ["aardekast", "uudised"])
@pytest.mark.parametrize("name", ["mari", "juhan"])
def test_edit_screen_shows_a_preview_as_the_reader_will_see_it(visitor, name, shelf):
    page = reviewer.sign_in(visitor, name)
    page.goto(f"/admin/{shelf}/edit/1/")
    title = page.get_by_label("Pealkiri [et]").input_value()

    page.get_by_role("button", name="Ava või sulge eelvaade").click()

    preview = page.frame_locator("iframe[title=Eelvaade] >> nth=-1")  # a new one comes behind the old
    expect(preview.get_by_role("heading", level=1)).to_have_text(title)
    expect(preview.locator("body")).to_have_css("display", "flex")  # our own style has come along
    page.wait_for_timeout(WAGTAIL_LOOKS_AROUND_MS)
    page.get_by_label("Pealkiri [et]").fill("Kõrvalt vaadatud pealkiri")
    expect(preview.get_by_role("heading", level=1)).to_have_text("Kõrvalt vaadatud pealkiri")


def test_editor_saves_a_draft_that_readers_do_not_see(come, portal):
    desk = reviewer.sign_in(come(), "mari")
    desk.goto("/admin/aardekast/edit/2/")
    title = desk.get_by_label("Pealkiri [et]").input_value()

    desk.get_by_label("Pealkiri [et]").fill(f"{title} (täiendamisel)")
    desk.get_by_role("button", name="Salvesta mustand").click()

    expect(desk.get_by_role("status")).to_contain_text(f"{title} (täiendamisel)")
    desk.goto("/admin/aardekast/edit/2/")
    expect(desk.get_by_label("Pealkiri [et]")).to_have_value(f"{title} (täiendamisel)")
    assert "(täiendamisel)" not in portal.get("/aardekast/")[2]


def test_reviewer_opens_queue_contribution_and_its_edit_screen(visitor, waiting):
    page = reviewer.sign_in(visitor, "juhan")
    expect(page.get_by_role("link", name="Ootab läbivaatust")).to_be_visible()

    reviewer.open_from_queue(page, waiting)
    expect(page.get_by_role("button", name="Avalda", exact=True)).to_be_visible()
    page.get_by_role("link", name="Muuda", exact=True).click()
    expect(page.get_by_label("Pealkiri [et]")).to_have_value(waiting)
    page.get_by_role("button", name="Veel toiminguid").click()
    page.get_by_role("link", name="Läbivaatuse lehele").click()

    expect(page.get_by_role("heading", name="Otsus")).to_be_visible()


def test_editor_is_led_away_from_the_queue(visitor, waiting):
    page = reviewer.sign_in(visitor, "mari")

    page.goto("/admin/labivaatus/")

    assert page.url == f"{visitor.portal.url}/admin/"
    expect(page.get_by_text(waiting)).to_have_count(0)


def test_wrong_password_is_said_in_estonian(come):
    visitor = come(expects=(422,))
    page = visitor.go("/admin/")
    page.get_by_role("link", name="Mul on parool").click()
    page.get_by_label("E-posti aadress").fill("juhan@example.org")
    page.get_by_label("Parool").fill(f"mitte-{people.PASSWORD}")
    page.get_by_role("button", name="Logi sisse").click()

    expect(page.get_by_role("alert").get_by_text("Aadress või parool ei sobi")).to_be_visible()
