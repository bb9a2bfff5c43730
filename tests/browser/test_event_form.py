"""A stranger proposes an event of two days: with JavaScript, without it, and from a calendar file."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories.ics import calendar, event

LINES = {
    "title": "Kriisiplaani koolitus",
    "good_for": "Koostad oma valla kriisiplaani esimese versiooni.",
    "organiser": "Kuusalu vald",
    "day_1_starts_on": "2027-10-22",
    "day_1_starts_at": "10:00",
}


def fill(page: Page, lines: dict[str, str]) -> None:
    page.locator("[name=kind]").select_option("training")
    for name, text in lines.items():
        page.locator(f"[name={name}]").fill(text)
    page.get_by_role("group", name="Teemad", exact=True).get_by_label("Varjumine").check()
    page.locator("[name=consent]").check()


def send(page: Page) -> None:
    page.get_by_role("button", name="Saada toimetajale").click()
    expect(page).to_have_url(re.compile(r"/panus/[^/]+/$"))


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_event_of_two_days_is_proposed(come, has_script):
    page = come(java_script_enabled=has_script).go("/panusta/")
    page.get_by_role("link", name="Sündmus").click()
    fill(page, LINES)
    page.get_by_text("Lisa veel üks päev").first.click()
    page.locator("[name=day_2_starts_on]").fill("2027-10-23")

    send(page)

    page.get_by_role("link", name="Paranda").click()
    expect(page.locator("[name=day_2_starts_on]")).to_have_value("2027-10-23")


def test_mistake_in_a_folded_day_is_in_sight_and_a_reload_brings_everything_back(come):
    page = come(expects=(422,)).go("/panusta/sundmus/")
    fill(page, LINES)
    page.get_by_text("Lisa veel üks päev").first.click()
    page.locator("[name=day_2_starts_at]").fill("09:00")

    page.get_by_role("button", name="Saada toimetajale").click()

    expect(page.get_by_text("Vali ka selle päeva kuupäev").last).to_be_visible()
    page.reload()
    expect(page.locator("[name=day_2_starts_at]")).to_have_value("09:00")
    expect(page.locator("[name=day_2_starts_at]")).to_be_visible()


def test_calendar_file_fills_the_form(visitor):
    page = visitor.go("/panusta/sundmus/")
    page.get_by_text("Sul on juba kalendrifail?").click()
    content = calendar(event(start="DTSTART;TZID=Europe/Tallinn:20271021T100000", title="SUMMARY:Talgud"))
    page.locator("[name=calendar]").set_input_files({"name": "k.ics", "mimeType": "text/calendar", "buffer": content})
    page.get_by_role("button", name="Vaata, mis failis on").click()

    page.get_by_role("button", name="Täida vorm").click()

    expect(page.locator("[name=day_1_starts_on]")).to_have_value("2027-10-21")
    fill(page, {"good_for": LINES["good_for"], "organiser": LINES["organiser"]})
    send(page)
