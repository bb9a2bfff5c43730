"""The form loses nothing: not at a reload, not when sending fails, not without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from . import stranger

WORDS = {
    "title": "Šašlõkk ja õuepäev",
    "good_for": "Näitab, kuidas õuepäev küla kokku toob.",
    "link": "https://naide.ee/õuepäev",
    "contact": "zanna@naide.ee",
}


def assert_kept(page, **words):
    """All that `stranger.fill` typed stands in the form."""
    for name, text in {**stranger.NEEDED, **words}.items():
        expect(page.locator(f"[name={name}]")).to_have_value(text)
    expect(page.locator("[name=kind][value=practice]")).to_be_checked()
    expect(page.get_by_label("Varjumine")).to_be_checked()
    expect(page.locator("[name=consent]")).to_be_checked()


def test_reload_restores_what_was_typed(visitor):
    page = visitor.go("/panusta/")
    stranger.fill(page, kind="practice", done="Panime pliidi keset õue.", **WORDS)
    expect(page.get_by_text("Salvestatud sellesse seadmesse")).to_be_visible()

    page.reload()

    assert_kept(page, done="Panime pliidi keset õue.", **WORDS)
    expect(page.get_by_text("Siin on sinu pooleli kaastöö sellest seadmest.")).to_be_visible()
    assert visitor.context.cookies() == []


def test_another_day_the_draft_is_there_and_can_be_cleared(visitor):
    stranger.fill(visitor.go("/panusta/"), **WORDS)
    visitor.page.close()

    page = visitor.page = visitor.context.new_page()
    visitor.go("/panusta/")
    expect(page.get_by_label("Pealkiri")).to_have_value(WORDS["title"])
    page.get_by_role("button", name="Tühjenda vorm").click()

    expect(page.get_by_label("Pealkiri")).to_have_value("")
    page.reload()
    expect(page.get_by_label("Pealkiri")).to_have_value("")


FAILURES = {
    "connection breaks": lambda route: route.abort("connectionreset"),
    "server fails": lambda route: route.fulfill(status=500, body="<h1>500</h1>", content_type="text/html"),
    "server is closed": lambda route: route.fulfill(status=503, body="", content_type="text/html"),
    "proxy refuses": lambda route: route.fulfill(status=413, body="<p>Too large</p>", content_type="text/html"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_failed_sending_keeps_everything_and_says_so(come, failure):
    visitor = come(expects=(413, 500, 503), hears=("net::ERR_CONNECTION_RESET",))
    page = visitor.go("/panusta/")
    stranger.fill(page, kind="practice", **WORDS)
    page.route("**/panusta/", FAILURES[failure])

    page.get_by_role("button", name="Saada toimetajale").click()

    expect(page.get_by_role("status").filter(has_text="Kõik on siin alles")).to_be_visible()
    assert_kept(page, **WORDS)
    page.unroute("**/panusta/")
    page.reload()
    assert_kept(page, **WORDS)
    stranger.send(page)
    visitor.go("/panusta/")
    expect(page.get_by_label("Pealkiri")).to_have_value("")


def test_answer_that_is_lost_on_the_way_makes_no_double(come, portal):
    page = come(hears=("net::ERR_CONNECTION_RESET",)).go("/panusta/")
    stranger.fill(page, title="Üks ja ainus", link="https://naide.ee/uks")
    receipts = []

    def lose(route):
        receipts.append(route.fetch(max_redirects=0).headers["location"])
        route.abort("connectionreset")

    page.route("**/panusta/", lose)
    page.get_by_role("button", name="Saada toimetajale").click()
    expect(page.get_by_role("status").filter(has_text="Kõik on siin alles")).to_be_visible()
    page.unroute("**/panusta/")

    assert stranger.send(page) == portal.url + receipts[0]


def test_mistakes_stand_beside_the_fields_and_in_the_summary(come):
    page = come(expects=(422,)).go("/panusta/")
    stranger.fill(page, title="", link="see ei ole aadress", contact="ei ole kiri")

    page.get_by_role("button", name="Saada toimetajale").click()

    expect(page.get_by_role("alert").get_by_role("heading")).to_have_text("Enne saatmist paranda 3 kohta")
    for name in ("title", "link", "contact"):
        field = page.locator(f"[name={name}]")
        expect(field).to_have_attribute("aria-invalid", "true")
        words = page.locator(f"#id_{name}_error").inner_text()
        expect(field).to_have_accessible_description(re.compile(re.escape(words)))
        expect(page.get_by_role("alert").get_by_role("link", name=words)).to_be_visible()
    expect(page.locator("[name=link]")).to_have_value("see ei ole aadress")


def test_without_javascript_the_form_says_mistakes_keeps_the_rest_and_sends(come):
    visitor = come(java_script_enabled=False, expects=(422,))
    page = visitor.go("/panusta/")
    pdf = {"name": "leht.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\nleht"}
    stranger.fill(page, title="", good_for="Töötab ka vanas raamatukogu arvutis.", files=[pdf])

    page.get_by_role("button", name="Saada toimetajale").click()
    expect(page.get_by_role("alert").get_by_role("heading")).to_have_text("Enne saatmist paranda üks koht")
    expect(page.get_by_role("alert").get_by_role("link", name="Kirjuta pealkiri.")).to_be_visible()
    expect(page.locator("#id_title_error")).to_have_text("Kirjuta pealkiri.")
    expect(page.locator("[name=good_for]")).to_have_value("Töötab ka vanas raamatukogu arvutis.")
    expect(page.get_by_role("checkbox", name="leht.pdf")).to_be_checked()
    page.get_by_label("Pealkiri").fill("Vana arvuti leht")
    stranger.send(page)

    expect(page.get_by_role("heading", level=2, name="Kohal, ootab lugemist")).to_be_visible()


def test_same_work_is_shown_before_it_is_sent(come, portal):
    visitor = come(expects=(409,))
    title = visitor.go(portal.first_row("/aardekast/?liik=guide")).get_by_role("heading", level=1).inner_text()
    page = visitor.go("/panusta/")
    stranger.fill(page, title=title, link="https://naide.ee/hoopis-muu")

    page.get_by_role("button", name="Saada toimetajale").click()
    expect(page.get_by_role("region", name="Kas see on sama?").get_by_role("link", name=title)).to_be_visible()
    page.get_by_label("See on midagi muud, saada ikkagi").check()

    stranger.send(page)
