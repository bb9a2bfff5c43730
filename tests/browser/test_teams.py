"""A community from a stranger's proposal to a page that its own team keeps."""

import re

from playwright.sync_api import expect

from . import reviewer, stage, stranger

NAME = "Kadakapõõsa küla"
FOUNDER, SECOND = stage.mail("Kaja Kadakas"), stage.mail("Teine Naaber")
INVITED, KEPT = "Kutse tiimi", "Kuuskümmend peret ja üks kadakas."


def propose(visitor):
    """A village in two places; gives the page with the receipt."""
    page = visitor.go("/kogukonnad/")
    page.get_by_role("link", name="Lisa kogukond").click()
    page.clock.install()
    page.locator("[name=kind][value=village]").check()
    for name, words in {"title": NAME, "good_for": "Kuuskümmend peret mere ääres.", "contact": FOUNDER}.items():
        page.locator(f"[name={name}]").fill(words)
    page.locator("[name=place_1_municipality]").select_option(label="Muhu vald")
    page.locator("[name=place_1_settlement]").fill("Kadakapõõsa")
    page.get_by_text("Lisa veel üks koht").first.click()
    page.locator("[name=place_2_municipality]").select_option(label="Saaremaa vald")
    page.locator("[name=contact_role]").fill("külavanem")
    page.locator("[name=consent]").check()
    stranger.take_time(page)
    stranger.send(page)
    return page


def approve(visitor):
    desk = reviewer.sign_in(visitor, "juhan")
    reviewer.open_from_queue(desk, NAME)
    desk.get_by_role("button", name="Avalda", exact=True).click()
    expect(desk.get_by_text(f"„{NAME}“ on avaldatud.")).to_be_visible()


def come_in(visitor, mail):
    """By the invitation in the letter: an account is made on the way. Gives the address of the invitation."""
    address = visitor.portal.private(mail, INVITED)
    page = visitor.go(address)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Tule tiimi „{NAME}“")
    page.get_by_role("button", name="Võta kutse vastu").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    return address


def edit(page):
    page.get_by_role("link", name="Muuda kogukonna lehte").click()
    page.locator("[name=good_for_et]").fill(KEPT)
    page.get_by_role("button", name="Salvesta").click()
    expect(page.get_by_role("status")).to_contain_text("Muudatus on kohe lehel")


def invite(page, mail):
    page.goto("/minu/")
    page.get_by_role("link", name=NAME).first.click()
    page.get_by_label("E-post").fill(mail)
    page.get_by_role("button", name="Saada kutse").click()
    expect(page.get_by_text(mail).first).to_be_visible()


def test_proposed_community_is_taken_over_by_its_team(come, portal):
    receipt = propose(come())
    approve(come())
    receipt.reload()
    expect(receipt.get_by_role("heading", level=2, name="Avaldatud")).to_be_visible()

    founder = come(expects=(410,))
    used = come_in(founder, FOUNDER)
    edit(founder.page)
    invite(founder.page, SECOND)
    second = come()
    come_in(second, SECOND)

    expect(second.page.get_by_role("link", name="Muuda kogukonna lehte")).to_be_visible()
    expect(second.page.get_by_role("button", name="Saada kutse")).to_have_count(0)
    page = come(expects=(410,)).go(used, status=410)
    expect(page.get_by_role("heading", level=1)).to_have_text("See kutse on juba kasutatud")
    assert_everybody_sees(come())
    founder.go("/minu/").get_by_text("Logi välja").click()
    founder.go("/minu/")
    expect(founder.page.get_by_role("heading", level=1)).to_have_text("Logi sisse")


def assert_everybody_sees(visitor):
    """In both places, with the words of the team; without the addresses of its members."""
    page = visitor.go("/kohad/saaremaa/muhu-vald/")
    expect(page.get_by_role("region", name="Kogukonnad").get_by_role("link", name=NAME)).to_be_visible()
    visitor.go("/kogukonnad/?vald=saaremaa-vald")
    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_text(KEPT).first).to_be_visible()
    expect(page.get_by_text("Lehte hoiab oma tiim.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/kogukond/\d+-kadakapoosa-kula/$"))
    assert not {mail for mail in (FOUNDER, SECOND) if mail in page.content()}
