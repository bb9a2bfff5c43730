"""The whole page and the error pages: language, head, menus, nothing that the strict policy would refuse."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from veeb.ui import errors

UI = Path(errors.__file__).parent
PREFIXES = [("et", "/"), ("ru", "/ru/"), ("en", "/en/")]


def page(language="et", path="/aardekast/", **values):
    with override(language):
        return render_to_string("ui/base.html", {"request": RequestFactory().get(path), **values})


@pytest.mark.parametrize(("language", "prefix"), PREFIXES)
def test_page_is_in_the_language_of_its_address(language, prefix):
    html = page(language, f"{prefix}aardekast/")

    assert f'<html lang="{language}">' in html
    assert f'href="{prefix}aardekast/" lang="{language}" hreflang="{language}" aria-current="true"' in html


@pytest.mark.parametrize(("language", "font"), [("et", "latin"), ("ru", "cyrillic"), ("en", "latin")])
def test_page_hastens_the_one_font_that_its_language_needs(language, font):
    assert re.findall(r'rel="preload" href="[^"]*kv-([\w-]+)\.woff2"', page(language)) == [font]


def test_page_stands_without_any_context():
    html = render_to_string("ui/base.html")

    assert '<main id="sisu" class="wrap" tabindex="-1">' in html
    assert 'id="menyy"' not in html
    assert "kirja-lugemine" not in html


def test_menu_marks_the_room_that_is_open():
    site = SimpleNamespace(nav=[("Aardekast", "/aardekast/", True), ("Panusta", "/panusta/", False, "pluss")])

    html = page(site=site)

    assert '<a href="/aardekast/" aria-current="page">Aardekast</a>' in html
    assert re.search(r'<a class="go" href="/panusta/"><svg[^>]+>.*?</svg>Panusta</a>', html)


@pytest.mark.parametrize(("is_demo", "times"), [(True, 1), (False, 0)])
def test_made_up_data_is_told_on_every_page(is_demo, times):
    assert page(site={"is_demo": is_demo}).count("Näidisandmed: siinsed nimed ja arvud on välja mõeldud") == times


def test_head_carries_what_machines_read():
    seo = {
        "canonical": "https://veeb.example/aardekast/",
        "alternates": [("et", "https://veeb.example/aardekast/"), ("ru", "https://veeb.example/ru/aardekast/")],
        "jsonld": {"@type": "Article"},
    }

    html = page(seo=seo)

    assert '<link rel="canonical" href="https://veeb.example/aardekast/">' in html
    assert html.count('<link rel="alternate" hreflang=') == 2
    assert '<meta property="og:type" content="website">' in html
    assert '<script type="application/ld+json">{"@type": "Article"}</script>' in html


def test_phones_of_need_are_on_every_page():
    assert re.findall(r'href="tel:(\d+)"', page()) == ["112", "1247", "1220"]


STATUSES = {
    400: errors.handler400,
    403: errors.handler403,
    404: errors.handler404,
    429: errors.too_many,
    500: errors.handler500,
    503: errors.unavailable,
}


@pytest.mark.parametrize(("language", "prefix"), PREFIXES)
@pytest.mark.parametrize("status", STATUSES)
def test_error_page_is_in_the_language_of_the_address(status, language, prefix):
    request = RequestFactory().get(f"{prefix}midagi/")

    response = STATUSES[status](request)

    html = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}">' in html
    assert html.count("<h1>") == 1
    assert f'<a class="brand" href="{prefix}">' in html


def test_error_page_offers_search_for_a_lost_visitor():
    html = errors.handler404(RequestFactory().get("/ru/kadunud/")).content.decode()

    assert 'action="/ru/otsing/"' in html


def test_closed_door_leads_to_the_sign_in_and_to_us():
    html = errors.handler403(RequestFactory().get("/ru/minu/tiim/")).content.decode()

    assert {'<a href="/ru/konto/sisse/">', '<a href="/ru/kontakt/">'} <= set(re.findall(r'<a href="[^"]+">', html))


def test_old_form_is_told_apart_from_a_closed_door():
    request = RequestFactory().post("/panusta/")

    assert "Vorm on aegunud" in errors.csrf_failure(request).content.decode()
    assert "Vorm on aegunud" not in errors.handler403(request).content.decode()


@pytest.mark.parametrize(("wait_s", "sentence"), [(20, "Oota üks minut"), (600, "Oota 10 minutit")])
def test_too_many_says_how_long_to_wait(wait_s, sentence):
    response = errors.too_many(RequestFactory().post("/panusta/"), wait_s=wait_s)

    assert response["Retry-After"] == str(wait_s)
    assert sentence in response.content.decode()


def test_failure_of_the_failure_page_still_gives_a_sentence(monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("no templates")

    monkeypatch.setattr(errors, "render_to_string", broken)

    response = errors.handler500(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Midagi läks meil valesti" in response.content.decode()


# It becomes a PDF file and never a page, so no policy of a browser is over it.
NOT_A_PAGE = "certificate.html"


@pytest.mark.parametrize(
    "template", [path for path in sorted(UI.rglob("*.html")) if path.name != NOT_A_PAGE], ids=lambda path: path.name
)
def test_template_has_nothing_inline(template):
    source = template.read_text()

    assert not re.findall(r"\sstyle=|<style|\son\w+=|javascript:", source)
    assert re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", source) == []


def test_every_icon_that_templates_name_is_in_the_sprite():
    sprite = set(re.findall(r'id="i-([\w-]+)"', (UI / "static/ui/icons.svg").read_text()))
    used = {name for path in UI.rglob("*.html") for name in re.findall(r'{% icon "([\w-]+)"', path.read_text())}

    assert used - sprite == set()


def test_every_motif_of_a_kind_is_drawn():
    css = (UI / "static/ui/site.css").read_text()
    kinds = set(re.findall(r'\[data-kind="(\w+)"\] { --kiri', css))
    drawn = set(re.findall(r"--kiri-(\w+): url", css))

    assert kinds == drawn
    assert kinds >= {
        "juhend",
        "praktika",
        "teadus",
        "tooleht",
        "raamat",
        "oigusakt",
        "aruanne",
        "video",
        "uudis",
        "leht",
    }
