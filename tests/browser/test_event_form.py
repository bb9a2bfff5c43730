"""Events come in: from a stranger's form, with JavaScript and without, and from calendar files."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories.ics import calendar, event

from . import reviewer, stage, stranger

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
    stranger.bring_calendar(
        page, calendar(event(start="DTSTART;TZID=Europe/Tallinn:20271021T100000", title="SUMMARY:Talgud"))
    )

    page.get_by_role("button", name="Täida vorm").click()

    expect(page.locator("[name=day_1_starts_on]")).to_have_value("2027-10-21")
    fill(page, {"good_for": LINES["good_for"], "organiser": LINES["organiser"]})
    send(page)


def test_reviewer_publishes_a_proposal_and_its_contributor_gets_the_desk(come, portal):
    title, first, second = "Talvise kodu õhtu", stage.day(30, 18), stage.day(31, 18)
    lines = {
        **LINES,
        "title": title,
        "day_1_starts_on": f"{first:%Y-%m-%d}",
        "day_1_starts_at": "18:00",
        "day_1_ends_at": "17:00",
        "contact": stage.mail("Pakkuja"),
    }
    page = come(expects=(422,)).go("/panusta/sundmus/")
    fill(page, lines)
    page.get_by_text("Lisa veel üks päev").first.click()
    page.locator("[name=day_2_starts_on]").fill(f"{second:%Y-%m-%d}")
    page.locator("[name=joining][value=seat]").check()
    page.locator("[name=capacity]").fill("12")
    page.get_by_role("button", name="Saada toimetajale").click()

    expect(page.locator("#id_day_1_ends_at_error")).to_contain_text("Sündmus lõpeb enne, kui algab.")
    assert_kept(page, {**lines, "day_2_starts_on": f"{second:%Y-%m-%d}", "capacity": "12"})
    page.locator("[name=day_1_ends_at]").fill("20:00")
    page.clock.install()
    stranger.take_time(page)
    send(page)

    review = reviewer.sign_in(come(), "juhan")
    reviewer.open_from_queue(review, title)
    review.get_by_role("button", name="Avalda", exact=True).click()
    expect(review.get_by_text(f"„{title}“ on avaldatud.")).to_be_visible()

    reader = come().go(f"/kalender/kuu/{first:%Y-%m}/")
    expect(reader.get_by_role("table").get_by_role("link", name=title).first).to_be_visible()
    reader.goto("/kalender/nimekiri/?liik=training&q=talvise kodu")
    reader.get_by_role("link", name=title).click()
    expect(reader.get_by_text("Vabu kohti 12, kokku 12.")).to_be_visible()
    desk = come().go(portal.private(stage.mail("Pakkuja"), "Sinu sündmuse osalejad"))
    expect(desk.get_by_role("heading", level=1)).to_have_text(title)
    expect(desk.get_by_text("Kellelgi ei ole veel kohta.")).to_be_visible()


def assert_kept(page: Page, lines: dict[str, str]) -> None:
    for name, text in lines.items():
        expect(page.locator(f"[name={name}]")).to_have_value(text)
    for chosen in ("[name=joining][value=seat]", "[name=consent]"):
        expect(page.locator(chosen)).to_be_checked()
    expect(page.get_by_role("group", name="Teemad", exact=True).get_by_label("Varjumine")).to_be_checked()


def test_editor_looks_a_calendar_file_over_and_brings_in_what_is_chosen(come):
    start = f"DTSTART;TZID=Europe/Tallinn:{stage.day(45):%Y%m%dT%H%M%S}"
    content = calendar(
        event(start=start, uid="UID:laat@kula.ee", title="SUMMARY:Kogukondade laat"),
        event(start=start, uid="UID:pidu@kula.ee", title="SUMMARY:Sünnipäev, mis ei ole avalik"),
    )
    page = reviewer.sign_in(come(), "mari")
    page.goto("/admin/kalendrifail/")

    stranger.bring_calendar(page, content)
    page.get_by_role("checkbox", name="Sünnipäev").uncheck()
    page.get_by_role("button", name="Lisa mustanditena läbivaatusse").click()

    expect(page.get_by_role("heading", name="Läbivaatusse läksid")).to_be_visible()
    expect(page.get_by_text("Kogukondade laat")).to_be_visible()
    expect(page.get_by_text("Sünnipäev")).to_have_count(0)
    page.get_by_role("link", name="Too veel üks fail").click()
    stranger.bring_calendar(page, content)
    expect(page.get_by_role("checkbox", name="Kogukondade laat")).to_be_disabled()
    expect(page.get_by_role("checkbox", name="Sünnipäev")).to_be_enabled()
    reviewer.open_from_queue(reviewer.sign_in(come(), "juhan"), "Kogukondade laat")
