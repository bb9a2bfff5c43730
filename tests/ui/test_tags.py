"""Tags of every template: icons, sizes, days, languages, linked data."""

from datetime import UTC, date, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from veeb.ui.templatetags.ui import filesize, localdate, on_day


def render(source, **values):
    return Template("{% load ui %}" + source).render(Context(values))


def test_icon_without_a_label_is_hidden_from_screen_readers():
    drawn = render('{% icon "juhend" %}')

    assert 'aria-hidden="true"' in drawn
    assert 'ui/icons.svg#i-juhend"' in drawn


def test_icon_with_a_label_speaks_and_escapes_it():
    drawn = render('{% icon "lukk" label %}', label='"Lukus" & kinni')

    assert 'role="img" aria-label="&quot;Lukus&quot; &amp; kinni"' in drawn


@pytest.mark.parametrize(
    ("size", "et", "en"),
    [
        (None, "", ""),
        (0, "0 B", "0 B"),
        (999, "999 B", "999 B"),
        (38_400, "38 kB", "38 kB"),
        (1_234_567, "1,2 MB", "1.2 MB"),
    ],
)
def test_filesize_speaks_the_language_on_screen(size, et, en):
    with override("et"):
        estonian = filesize(size)
    with override("en"):
        english = filesize(size)

    assert [text.replace("\u00a0", " ") for text in (estonian, english)] == [et, en]


@pytest.mark.parametrize(
    ("language", "words"), [("et", "5. oktoober 2026"), ("ru", "5 октября 2026 г."), ("en", "5 October 2026")]
)
def test_localdate_says_the_day_in_the_language_on_screen(language, words):
    with override(language):
        assert localdate(date(2026, 10, 5)) == f'<time datetime="2026-10-05">{words}</time>'


def test_localdate_counts_days_in_tallinn():
    late_in_london = datetime(2026, 10, 4, 22, 30, tzinfo=UTC)

    assert 'datetime="2026-10-05"' in localdate(late_in_london)
    assert on_day(late_in_london) == '<time datetime="2026-10-05">5. oktoobril 2026</time>'


@pytest.mark.parametrize("nothing", [None, ""])
def test_localdate_of_nothing_is_nothing(nothing):
    assert localdate(nothing) == ""


@pytest.mark.parametrize(("language", "attribute"), [("ru", ' lang="ru"'), ("et", ""), ("", ""), (None, "")])
def test_langattr_marks_only_another_language(language, attribute):
    assert render("{% langattr language %}", language=language) == attribute


@pytest.mark.parametrize(("language", "url"), [("et", "/otsing/"), ("ru", "/ru/otsing/"), ("en", "/en/otsing/")])
def test_local_keeps_the_visitor_in_the_language(language, url):
    with override(language):
        assert render('{% local "/otsing/" %}') == url


LINKS = """{% language_links as links %}{% for l in links %}{{ l.code }}={{ l.url }}\
{% if l.is_current %}*{% endif %} {% endfor %}"""


def test_language_links_lead_to_the_same_page():
    request = RequestFactory().get("/ru/aardekast/", {"liik": "guide"})

    with override("ru"):
        links = render(LINKS, request=request)

    assert links == "et=/aardekast/?liik=guide ru=/ru/aardekast/?liik=guide* en=/en/aardekast/?liik=guide "


def test_language_links_of_a_page_without_a_translation_lead_to_the_front_page():
    request = RequestFactory().get("/meie-tegevused/")
    seo = {"alternates": [("et", "https://veeb.example/meie-tegevused/"), ("x-default", "https://veeb.example/")]}

    assert render(LINKS, request=request, seo=seo) == "et=/meie-tegevused/* ru=/ru/ en=/en/ "


def test_language_links_need_no_request():
    assert render(LINKS) == "et=/* ru=/ru/ en=/en/ "


def test_page_url_keeps_the_filters_and_drops_the_first_number():
    request = RequestFactory().get("/aardekast/", {"liik": ["guide", "law"], "leht": "2"})

    assert render("{% page_url 3 as u %}{{ u|safe }}", request=request) == "/aardekast/?liik=guide&liik=law&leht=3"
    assert render("{% page_url 1 as u %}{{ u|safe }}", request=request) == "/aardekast/?liik=guide&liik=law"
    assert render("{% page_url 1 %}", request=RequestFactory().get("/uudised/")) == "/uudised/"


def test_page_links_leave_a_gap_in_a_long_list():
    page = Paginator(range(500), 20).get_page(7)

    assert render("{% page_links page as n %}{{ n|join:' ' }}", page=page) == "1 None 5 6 7 8 9 None 25"


def test_jsonld_cannot_end_its_script():
    data = {"name": "</script><b>õ & ä</b>", "datePublished": date(2026, 10, 5)}

    written = render("{{ data|jsonld }}", data=data)

    assert "<" not in written
    assert "õ \\u0026 ä" in written
    assert '"2026-10-05"' in written
