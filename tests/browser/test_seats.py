"""From "what is on near me" to a seat, and from an application to a chosen cohort; every letter is read."""

import csv
import re

from playwright.sync_api import expect

from . import stage


def sign_up(page, name, **words):
    """Fill the form for a seat, or an application, and send it; gives the private address."""
    for field, text in {"name": name, "mail": stage.mail(name), "organisation": "Kuusalu vald", **words}.items():
        page.locator(f"[name={field}]").fill(text)
    page.locator("[name=consent]").check()
    page.locator("main form [type=submit]").click()
    expect(page).to_have_url(re.compile(r"/koht/[^/]+/$"))
    return page.url


def standing(page, words):
    """Where it stands, as the private page says it."""
    expect(page.get_by_role("status").get_by_role("heading", name=words)).to_be_visible()


def find_near_kuusalu(page):
    """In the calendar: first the county, then, in the list, the municipality."""
    page.get_by_role("link", name="Kalender").first.click()
    page.get_by_label("Koht", exact=True).select_option("harjumaa")
    page.get_by_role("button", name="Näita").click()
    page.get_by_role("navigation", name="Kalendri vaated").get_by_role("link", name="Nimekiri").click()
    page.get_by_label("Omavalitsus").select_option("kuusalu-vald")
    page.get_by_role("button", name="Näita tulemusi").click()
    page.get_by_role("heading", level=3).get_by_role("link", name=stage.TRAINING).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(stage.TRAINING)


def test_official_finds_a_training_takes_the_seat_gives_it_up_and_the_next_one_gets_it(come, portal):
    liis = come().go("/")
    find_near_kuusalu(liis)
    expect(liis.get_by_text("Vabu kohti 1, kokku 1.")).to_be_visible()
    liis.get_by_role("link", name="Registreeru").click()
    sign_up(liis, "Liis Maa")
    standing(liis, "Sul on koht")

    # The second one has no JavaScript and comes by search.
    jaak = come(java_script_enabled=False).go("/otsing/?q=koolitus kuusalu")
    jaak.get_by_role("link", name=stage.TRAINING).click()
    jaak.get_by_role("link", name="Pane end ootenimekirja").click()
    expect(jaak.get_by_role("heading", name="Kohad on täis, ootenimekiri on avatud")).to_be_visible()
    sign_up(jaak, "Jaak Mets")
    standing(jaak, "Oled ootenimekirjas 1.")
    assert portal.private(stage.mail("Jaak Mets"), "Oled ootenimekirjas") in jaak.url

    liis.goto(portal.private(stage.mail("Liis Maa"), "Sul on koht"))
    liis.get_by_role("link", name="Loobu kohast").click()
    liis.get_by_role("button", name="Jah, loobun").click()
    standing(liis, "Oled nimekirjast maas")

    jaak.goto(portal.private(stage.mail("Jaak Mets"), "Vabanes koht ja see on sinu"))
    standing(jaak, "Sul on koht")
    assert stage.TRAINING in portal.letter(stage.mail("Liis Maa"), "Loobusid osalemisest")
    jaak.get_by_role("link", name="Loobu kohast").click()
    jaak.get_by_role("button", name="Jah, loobun").click()
    standing(jaak, "Oled nimekirjast maas")
    jaak.get_by_role("button", name="Kustuta minu andmed kohe").click()
    expect(jaak.get_by_role("heading", level=1)).to_have_text("Sinu andmed on kustutatud")


def test_cohort_is_chosen_and_everybody_hears(come, portal):
    reason = "Seekord valisin kaugema küla."
    applicants = {name: come() for name in ("Mall Valitud", "Toomas Tuleb-Järgmisel")}
    for name, visitor in applicants.items():
        page = visitor.go(stage.address(stage.PROGRAMME))
        page.get_by_role("link", name="Kandideeri").click()
        page.get_by_label(stage.QUESTION).fill(f"=1+1; {name} tahab õppida")
        sign_up(page, name)
        standing(page, "Sinu avaldus on kohal")

    desk = come().go(portal.private(stage.mail(stage.PROGRAMME)))
    desk.get_by_role("checkbox", name="Mall Valitud").check()
    desk.get_by_role("button", name="Vali osalejateks").click()
    desk.get_by_role("button", name="Jah, vali ja saada kirjad").click()
    expect(desk.get_by_role("status")).to_contain_text("Osalejad on valitud")
    desk.get_by_role("link", name=re.compile("^Kandidaadid")).click()
    desk.get_by_role("checkbox", name="Toomas").check()
    desk.get_by_role("button", name="Keeldu põhjusega").click()
    desk.get_by_label("Põhjus").fill(reason)
    desk.get_by_role("button", name="Keeldu ja saada kirjad").click()

    places = {
        "Mall Valitud": portal.private(stage.mail("Mall Valitud"), "Sind valiti osalema"),
        "Toomas Tuleb-Järgmisel": portal.private(stage.mail("Toomas Tuleb-Järgmisel"), "Seekord sind ei valitud"),
    }
    assert reason in portal.letter(stage.mail("Toomas Tuleb-Järgmisel"), "Seekord sind ei valitud")
    for name, visitor in applicants.items():
        visitor.go(places[name])
    standing(applicants["Mall Valitud"].page, "Sind valiti osalema")
    standing(applicants["Toomas Tuleb-Järgmisel"].page, "Seekord sind ei valitud")
    expect(applicants["Toomas Tuleb-Järgmisel"].page.get_by_text(reason)).to_be_visible()
    assert_list_is_right(desk)


def assert_list_is_right(desk):
    """The list as a spreadsheet gets it: a table of everybody, each with their own answer."""
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Nimekiri tabelina (CSV)").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = {row["Nimi"]: row for row in csv.DictReader(text.splitlines(), delimiter=";")}
    assert {name: row["Seis"] for name, row in rows.items()} == {
        "Mall Valitud": "välja valitud",
        "Toomas Tuleb-Järgmisel": "ei valitud",
    }
    assert rows["Mall Valitud"]["E-post"] == stage.mail("Mall Valitud")
    assert rows["Mall Valitud"][stage.QUESTION] == "'=1+1; Mall Valitud tahab õppida"  # no formula
    assert rows["Toomas Tuleb-Järgmisel"]["Põhjus"] == "Seekord valisin kaugema küla."
