"""What an organiser does without an account: calls it off, and hands out certificates; and what everybody else sees."""

import re

from icalendar import Calendar
from playwright.sync_api import expect

from tests.pango import needs_pango

from . import stage

REASON = "Meri on jääs: võrgud ei lähe vette."


def subscribed(portal, title):
    """The one event of this title as a subscribed calendar gets it."""
    status, headers, text = portal.get("/kalender/kalender.ics")
    assert (status, headers.get_content_type()) == (200, "text/calendar")
    [event] = [event for event in Calendar.from_ical(text).walk("VEVENT") if title in event["SUMMARY"]]
    return event


def test_organiser_calls_it_off_and_subscribed_calendars_show_it(come, portal):
    before = subscribed(portal, stage.BEE)
    desk = come(expects=(422,)).go(portal.private(stage.mail(stage.BEE)))
    expect(desk.get_by_text("Talguline", exact=True)).to_be_visible()

    desk.get_by_role("link", name="Jäta ära").click()
    desk.get_by_role("button", name="Jah, jääb ära").click()
    expect(desk.get_by_role("alert").get_by_role("link", name=re.compile("Kirjuta põhjus"))).to_be_visible()
    desk.get_by_label("Miks sündmus ära jääb?").fill(REASON)
    desk.get_by_role("button", name="Jah, jääb ära").click()
    expect(desk.get_by_role("status")).to_contain_text("Sündmus on ära jäetud")

    after = subscribed(portal, stage.BEE)
    assert before.get("STATUS") != "CANCELLED"
    assert after["STATUS"] == "CANCELLED"
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == before["DTSTART"].dt
    page = come().go(stage.address(stage.BEE))
    expect(page.get_by_text("Sündmus jääb ära")).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_role("link", name="Registreeru")).to_have_count(0)
    to = stage.mail("Talguline")
    assert REASON in portal.letter(to, "Jääb ära")
    place = come().go(portal.private(to, "Jääb ära"))
    expect(place.get_by_role("heading", name="Sündmus jääb ära")).to_be_visible()


@needs_pango
def test_who_was_there_gets_a_certificate_and_who_was_not_gets_none(come, portal):
    desk = come().go(portal.private(stage.mail(stage.COURSE)))

    desk.get_by_role("link", name="Kes olid kohal").click()
    desk.get_by_role("checkbox", name="Õie Käis").check()
    desk.get_by_label("Maht akadeemilistes tundides").fill("8")
    desk.get_by_role("button", name="Salvesta").click()
    expect(desk.get_by_role("status")).to_contain_text("Osalemine on kirjas")

    place = come().go(portal.private(stage.mail("Õie Käis"), "Sinu tunnistus"))
    expect(place.get_by_role("heading", name="Sa osalesid")).to_be_visible()
    with place.expect_download() as download:
        place.get_by_role("link", name="Laadi alla tunnistus (PDF)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
