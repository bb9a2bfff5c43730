"""Whom to ask: from the page of a municipality to an answered question, and a helper that keeps its own record."""

import re

import pytest
from playwright.sync_api import expect

from . import stage, stage_people

COUNTY_TOWN = "/kohad/hiiumaa/hiiumaa-vald/"
QUESTION = "Kust küla oma kriisiplaaniga alustab?"


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_official_finds_the_consultant_of_the_county_and_asks(come, portal, has_script):
    asker, helper = f"Ametnik {'Kiire' if has_script else 'Rahulik'}", stage.mail(stage_people.ISLANDER)
    before = len(portal.messages(helper, "Küsimus sulle"))
    page = come(java_script_enabled=has_script).go(COUNTY_TOWN)
    expect(page.get_by_role("heading", name="Kelle poole pöörduda")).to_have_count(0)
    consultant = page.get_by_role("region", name="Sinu maakonna konsultant")
    expect(consultant.get_by_role("link", name=stage_people.ISLANDER)).to_be_visible()

    consultant.get_by_role("link", name="Küsi").click()
    expect(page.get_by_text(stage_people.ISLANDER).first).to_be_visible()
    page.get_by_label("Nimi").fill(asker)
    page.get_by_label("E-post").fill(stage.mail(asker))
    page.get_by_label("Sinu küsimus").fill(f"{QUESTION} {asker}")
    page.get_by_role("button", name="Saada küsimus").click()

    expect(page).to_have_url(re.compile(r"/kysimus/[^/]+/$"))
    letter = portal.message(helper, "Küsimus sulle", after=before)
    assert letter["Reply-To"] == stage.mail(asker)
    assert f"{QUESTION} {asker}" in letter.get_content()
    assert_arrived(page)
    assert portal.private(stage.mail(asker), "Sinu küsimus on teel") in page.url
    assert_hidden(page, helper, stage.mail(asker))


def assert_arrived(page):
    """The page of the asker says so once the mail server has taken the letter."""

    def look():
        page.reload()
        return page.get_by_role("status").first.inner_text()

    for _try in range(30):
        if "Kohal" in look():
            return
        page.wait_for_timeout(300)
    raise AssertionError(look())


def assert_hidden(page, *addresses):
    """Nowhere on a page, seen or not, where somebody asks and where they read the answer."""
    own, helper = page.content(), page.locator(".lead").inner_text()
    page.goto(f"/kes-aitab/?q={helper}")
    listed = page.content()
    page.get_by_role("heading", level=3).get_by_role("link", name=helper).click()
    for address in addresses:
        assert address not in own + listed + page.content()


def test_helper_keeps_its_own_record_by_the_link_in_its_letter(come, portal):
    page = come().go(portal.private(stage.mail(stage_people.TRAINER), "Sinu kirje"))

    page.get_by_role("button", name="Kõik on endiselt õige").click()
    expect(page.get_by_role("status")).to_contain_text("Märkisime, et kõik on endiselt õige")
    page.get_by_role("link", name="Paranda andmeid").click()
    page.get_by_label("Millega sa aitad").fill("Teeb külaga läbi kaks õppust.")
    page.get_by_role("button", name="Saada toimetajale").click()

    expect(page.get_by_role("status")).to_contain_text("Sinu parandused on toimetaja ees")
    reader = come().go(f"/kes-aitab/?q={stage_people.TRAINER}")
    reader.get_by_role("heading", level=3).get_by_role("link", name=stage_people.TRAINER).click()
    expect(reader.get_by_text(f"{stage_people.TRAINER} ise")).to_be_visible()
    expect(reader.get_by_text("Teeb külaga läbi ühe õppuse.")).to_be_visible()
