"""The page of a municipality: everything that is near, told by its own official, and a map that opens by keyboard."""

import re

from playwright.sync_api import expect

from . import member, stage, stage_people
from .pages import PLACES
from .test_keyboard import tab_to

SITE = "Rumpo avatud maja"


def test_page_of_a_municipality_gathers_what_an_official_looks_for(visitor):
    page = visitor.go(PLACES["municipality-full"].path)

    for name, words in {
        "Kogukonnad": (stage_people.VILLAGE, stage_people.WIDE, stage_people.UNKEPT),
        "Sinu maakonna konsultant": (stage_people.CONSULTANT,),
        "Kes siin aitab": (stage_people.EVERYWHERE,),
        "Taotlusvoorud": (stage_people.CALL, stage_people.COMING, "16 806 €"),
        "Tulemas siin": ("Külade kokkusaamine Türil",),
        "Sarnased kohad on teinud nii": ("Vallad",),
        "Kelle poole pöörduda": ("kriisikoordinaator", "abivallavanem"),
        "Pakume ja ootame": ("Koolimaja saal tasuta", "Igas külas üks inimene"),
        "Kriisivalmidus": ("Kerksuskeskused", "Evakuatsioonikohad", "Varjumiskohad"),
    }.items():
        part = page.get_by_role("region", name=name, exact=True)
        for word in words:
            expect(part.get_by_text(word).first).to_be_visible()


def test_official_tells_of_the_municipality_and_everybody_sees_it(come, portal):
    official = come(java_script_enabled=False, expects=(403, 422))
    page = official.go(f"/kohad/laanemaa/{stage_people.ISLAND}/")
    page.get_by_role("link", name="Oled siit omavalitsusest? Uuenda andmeid").click()
    member.give_code(page, portal, stage.mail(stage_people.ISLAND_OFFICIAL))
    for name, words in {
        "contacts-0-role": "saarevanem",
        "contacts-0-deputy": "sadama valvur",
        "offers-0-text": "Valla traktor kevadtalgutele",
        "sites-0-name": SITE,
        "sites-0-address": "Rumpo tee 1",
    }.items():
        page.locator(f"[name={name}]").fill(words)

    page.get_by_role("button", name="Salvesta ja avalda").click()
    expect(page.get_by_role("alert")).to_contain_text("Lisa aadress, kus omavalitsus selle koha avaldas.")
    page.locator("[name=sites-0-source_link]").fill("https://naide.ee/vald/kohad")
    page.get_by_role("button", name="Salvesta ja avalda").click()

    expect(page.get_by_role("status")).to_contain_text("Salvestatud.")
    reader = come().go(f"/kohad/laanemaa/{stage_people.ISLAND}/")
    for words in ("saarevanem", "asendaja: sadama valvur", "Valla traktor kevadtalgutele", SITE):
        expect(reader.get_by_text(words).first).to_be_visible()
    crisis = reader.get_by_role("region", name="Kriisivalmidus", exact=True)
    expect(crisis.get_by_role("heading", name="Kerksuskeskused")).to_be_visible()
    official.go("/minu/omavalitsus/ruhnu-vald/", status=403)
    expect(page.locator("form[method=post] [name=about]")).to_have_count(0)


def test_larger_map_opens_by_keyboard_and_the_list_stays_beside_it(visitor):
    """A breach of the Content-Security-Policy, or a tile from elsewhere, would be a trouble of the visitor."""
    page = visitor.go(PLACES["municipality-full"].path)
    tab_to(page, page.get_by_text("Vaata kaardil"))
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Ava suurem kaart")
    links = page.locator(".near-list a")
    expect(links).to_have_count(2)

    tab_to(page, button)
    page.keyboard.press("Enter")

    expect(page.get_by_role("button", name="Sulge suurem kaart")).to_be_focused()
    marker = page.locator(".near-pin").first
    expect(marker).to_be_visible()
    expect(links).to_have_count(2)
    expect(links.first).to_be_visible()
    marker.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup a").filter(has_text=re.compile(r"\w"))
    expect(popup.first).to_be_visible()
    page.keyboard.press("Escape")
    tab_to(page, page.get_by_role("button", name="Sulge suurem kaart"))
    page.keyboard.press("Enter")
    expect(page.locator("svg.near-map")).to_be_visible()
