"""Screens of people and places have no fault that axe can find: behind a sign-in, on the way to it, with mistakes."""

import re

import pytest
from playwright.sync_api import expect

from tests.people import PASSWORD

from . import member, stage, stage_people
from .faults import assert_no_faults
from .pages import FRESH, INNER, MEMBER, PLACES, PREFIXES, PRIVATE

INVITED, CAME = stage.mail(stage_people.INVITED), stage.mail(stage_people.CAME)


@pytest.mark.parametrize(
    ("name", "language"),
    [(name, "et") for name in INNER] + [(name, language) for name in ("my", "team") for language in ("ru", "en")],
)
def test_axe_finds_nothing_behind_a_sign_in(visitor, portal, name, language):
    inner = INNER[name]
    member.sign_in(visitor, inner.who)

    page = visitor.go(inner.address(portal, language))

    assert_no_faults(page)


def test_axe_finds_nothing_where_ways_of_signing_in_are_added(visitor, portal):
    member.sign_in(visitor, MEMBER, anew=True)

    for inner in FRESH.values():
        page = visitor.go(inner.address(portal))
        assert page.url == portal.url + inner.path
        assert_no_faults(page)


def test_axe_finds_nothing_where_a_steward_decides_about_people(visitor, portal):
    page = member.sign_in(visitor, INNER["team"].who)
    visitor.go(INNER["team"].address(portal))
    page.get_by_role("link", name=re.compile(f"^Muuda.*{stage_people.MEMBER}")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(stage_people.MEMBER)
    assert_no_faults(page)
    visitor.go(INNER["keep"].address(portal))

    page.get_by_role("link", name=f"Vasta: {stage_people.WISHES}").click()

    expect(page.get_by_text("Elan siin.")).to_be_visible()
    assert_no_faults(page)


@pytest.mark.parametrize("language", ["et", "ru"])
def test_axe_finds_nothing_on_an_invitation(visitor, portal, language):
    page = visitor.go(PREFIXES[language] + portal.private(INVITED))

    assert_no_faults(page)


def test_axe_finds_nothing_on_a_used_invitation_and_on_that_of_somebody_else(visitor, portal):
    page = visitor.go(portal.private(CAME, "Kutse"), status=410)
    expect(page.get_by_role("heading", level=1)).to_have_text("See kutse on juba kasutatud")
    assert_no_faults(page)
    member.sign_in(visitor, INNER["my"].who)

    visitor.go(portal.private(INVITED), status=403)

    assert_no_faults(page)


@pytest.mark.parametrize("language", ["et", "ru"])
def test_axe_finds_nothing_where_one_signs_in(visitor, language):
    page = visitor.go(PREFIXES[language] + "/konto/sisse/")
    assert_no_faults(page)

    page.locator("[name=email]").fill("keegi@naide.ee")
    page.locator("main form [type=submit]").first.click()

    page.wait_for_url("**/konto/sisse/kood/")
    assert_no_faults(page)


def test_axe_finds_nothing_where_one_signs_in_by_password(come):
    page = come(expects=(422,)).go("/konto/sisse/parool/")
    page.get_by_label("E-posti aadress").fill("piret@example.org")
    page.get_by_label("Parool").fill(f"mitte-{PASSWORD}")
    page.get_by_role("button", name="Logi sisse").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert_no_faults(page)

    page.get_by_label("Parool").fill(PASSWORD)
    page.get_by_role("button", name="Logi sisse").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Teine samm")
    assert_no_faults(page)


FORMS = ("propose-community", "propose-helper", "ask", "become-keeper", "officials")


@pytest.mark.parametrize(
    ("name", "language"), [*((name, "et") for name in FORMS), ("propose-community", "ru"), ("ask", "en")]
)
def test_axe_finds_nothing_on_form_with_mistakes(come, portal, name, language):
    page = come(expects=(422,)).go(PLACES[name].address(portal, language))

    page.locator("main form").last.locator("[type=submit]").last.click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert_no_faults(page)


def test_axe_finds_nothing_on_own_record_with_mistakes(come, portal):
    page = come(expects=(422,)).go(PRIVATE["own-correct"].address(portal))
    page.locator("[name=good_for]").fill("")

    page.get_by_role("button", name="Saada toimetajale").click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert_no_faults(page)


@pytest.mark.parametrize(("name", "field", "wrong"), [("keep", "title_et", ""), ("tell", "website", "ei ole aadress")])
def test_axe_finds_nothing_on_a_members_form_with_mistakes(come, portal, name, field, wrong):
    visitor = come(expects=(422,))
    page = member.sign_in(visitor, INNER[name].who)
    visitor.go(INNER[name].address(portal))
    page.locator(f"[name={field}]").fill(wrong)

    page.locator("main form").last.locator("[type=submit]").last.click()

    expect(page.get_by_role("alert")).to_be_visible()
    assert_no_faults(page)
