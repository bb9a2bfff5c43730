"""From a stranger with something to share to everybody who finds it, and the talk on the way."""

import re

from playwright.sync_api import expect

from . import reviewer, stranger

TITLE = "Öövalve õunaaias: käsiraamat külale"
PDF = {"name": "öövalve käsiraamat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\nkolm sammu"}
A_SECOND_MS = 1_000


def contribute(visitor, **words):
    """A stranger fills the form without haste and sends it; gives the page with the receipt."""
    page = visitor.go("/panusta/")
    page.clock.install()
    stranger.fill(page, **words)
    stranger.take_time(page)
    stranger.send(page)
    return page


def state(page, words):
    """Reload the receipt, and find there where the contribution stands."""
    page.reload()
    expect(page.get_by_role("heading", level=2, name=words)).to_be_visible()


def find_by_search(page):
    """With and without dots, the words in any order."""
    for words in ("öövalve", "oovalve ounaaias", "käsiraamat öövalve"):
        page.goto(f"/otsing/?q={words}")
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def find_by_filter(page):
    page.goto("/aardekast/")
    page.get_by_role("checkbox", name=re.compile("^Juhendid")).check()
    page.get_by_role("checkbox", name=re.compile("^Varjumine")).check()
    page.get_by_role("button", name="Näita tulemusi").click()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def find_by_feed(portal):
    """In the feed of everything and of what it is, not in that of what it is not."""
    assert TITLE in portal.get("/aardekast/feed/")[2]
    assert TITLE in portal.get("/aardekast/feed/?liik=guide&teema=varjumine")[2]
    assert TITLE not in portal.get("/aardekast/feed/?liik=practice")[2]


def read_from_topic(page):
    """By the page of its topic to its own, down to the very file."""
    page.goto("/teemad/varjumine/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_role("definition").filter(has_text="Õnne Jäär").first).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("onne@naide.ee")
    with page.expect_download() as download:
        page.get_by_role("link", name=PDF["name"]).click()
    assert download.value.path().read_bytes() == PDF["buffer"]


def test_stranger_contributes_reviewer_approves_and_everybody_finds_it(come, portal):
    receipt = contribute(
        come(), title=TITLE, link="https://naide.ee/oovalve", credit="Õnne Jäär", contact="onne@naide.ee", files=[PDF]
    )
    expect(receipt.get_by_role("heading", level=2, name="Kohal, ootab lugemist")).to_be_visible()
    reader = come().go("/otsing/?q=öövalve")
    expect(reader.locator(".belt-list")).to_have_count(0)

    desk = reviewer.sign_in(come(), "juhan")
    desk.get_by_role("link", name=re.compile("Läbivaatus")).first.click()
    desk.get_by_role("rowheader").get_by_role("link", name=TITLE).click()
    expect(desk.get_by_text(stranger.NEEDED["good_for"])).to_be_visible()
    expect(desk.get_by_role("link", name=PDF["name"])).to_be_visible()
    desk.get_by_role("button", name="Avalda", exact=True).click()
    expect(desk.get_by_text(f"„{TITLE}“ on avaldatud.")).to_be_visible()

    desk.wait_for_timeout(A_SECOND_MS)
    find_by_search(reader)
    find_by_filter(reader)
    find_by_feed(portal)
    read_from_topic(reader)
    state(receipt, "Avaldatud")
    receipt.get_by_role("link", name="Vaata, kuidas see välja näeb").click()
    expect(receipt.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_question_answer_and_a_reasoned_no(come):
    receipt = contribute(come(), title="Kaevu kaitse külmal ajal", link="https://naide.ee/kaev")
    desk = reviewer.sign_in(come(), "juhan")

    reviewer.open_from_queue(desk, "Kaevu kaitse külmal ajal")
    reviewer.say(desk, "Küsi kaastööliselt", "Kas seda on kuskil proovitud?")
    state(receipt, "Toimetaja ootab sinu vastust")
    expect(receipt.get_by_text("Kas seda on kuskil proovitud?")).to_be_visible()
    receipt.get_by_label("Sinu sõnum").fill("Jah, Võrumaal, kolmel talvel.")
    receipt.get_by_role("button", name="Vasta toimetajale").click()
    expect(receipt.get_by_role("heading", level=2, name="Toimetaja vaatab läbi")).to_be_visible()

    reviewer.open_from_queue(desk, "Kaevu kaitse külmal ajal")
    expect(desk.get_by_text("Jah, Võrumaal, kolmel talvel.")).to_be_visible()
    reviewer.say(desk, "Keeldu põhjusega", "See on juba Aardekastis teise nimega.")

    state(receipt, "Ei avaldata")
    expect(receipt.get_by_text("See on juba Aardekastis teise nimega.")).to_be_visible()


def test_contributor_corrects_and_takes_back(come):
    receipt = contribute(come(), title="Tormivalve näpunäited", link="https://naide.ee/tormivalve")

    receipt.get_by_role("link", name="Paranda").click()
    expect(receipt.get_by_label("Pealkiri")).to_have_value("Tormivalve näpunäited")
    receipt.get_by_label("Pealkiri").fill("Tormivalve kümme näpunäidet")
    receipt.get_by_role("button", name="Saada parandus").click()
    expect(receipt.get_by_text("Tormivalve kümme näpunäidet")).to_be_visible()
    receipt.get_by_role("link", name="Võta tagasi").click()
    receipt.get_by_role("button", name="Jah, võtan tagasi").click()

    expect(receipt.get_by_role("heading", level=2, name="Sinu soovil tagasi võetud")).to_be_visible()
