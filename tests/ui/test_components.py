"""Components: what a visitor sees and what a screen reader hears."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.html import escape
from django.utils.safestring import mark_safe

from veeb.ui.choices import Choice


class StoryForm(forms.Form):
    title = forms.CharField(label="Pealkiri", help_text="Ütle asi välja")
    kind = forms.ChoiceField(
        label="Mida lisad?",
        widget=forms.RadioSelect,
        choices=[("guide", Choice("Juhend", hint="Sammud", motif="juhend")), ("law", Choice("Õigusakt"))],
    )
    topics = forms.MultipleChoiceField(
        label="Teemad",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("kriis", Choice("Kriisivalmidus", thread="kriis"))],
    )
    file = forms.FileField(label="Fail", required=False)
    text = forms.CharField(label="Lugu", widget=forms.Textarea)
    county = forms.ChoiceField(label="Maakond", choices=[("voru", "Võrumaa")])
    agrees = forms.BooleanField(label="Olen nõus")


def field(name, data=None, **values):
    return render_to_string("ui/field.html", {"field": StoryForm(data)[name], **values})


def squeezed(html):
    return re.sub(r"\s+", " ", html)


@pytest.mark.parametrize(
    ("name", "control"),
    [
        ("title", '<input type="text"'),
        ("text", "<textarea"),
        ("county", "<select"),
        ("file", '<div class="drop"><input type="file"'),
        ("kind", '<input type="radio"'),
        ("topics", '<input type="checkbox"'),
        ("agrees", '<input type="checkbox"'),
    ],
)
def test_field_of_every_kind_has_its_label_and_control(name, control):
    html = field(name)

    assert str(StoryForm.base_fields[name].label) in html
    assert control in html
    assert 'class="err"' not in html


def test_field_tells_its_error_in_words_above_the_control():
    html = field("title", {})

    assert html.index('id="id_title_helptext"') < html.index('id="id_title_error"') < html.index("<input")
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert "#i-kriis" in html


def test_field_keeps_what_was_written():
    assert 'value="Kolm küla"' in field("title", {"title": "Kolm küla"})


def test_group_of_choices_is_a_fieldset_that_the_summary_can_reach():
    html = field("kind", {})

    assert '<fieldset class="field bad" id="id_kind" tabindex="-1" aria-describedby="id_kind_error">' in html
    assert "<legend>Mida lisad?</legend>" in html


def test_choice_shows_its_motif_and_hint():
    html = squeezed(field("kind"))

    assert '<label class="choice" data-kind="juhend">' in html
    assert "<span>Juhend<small>Sammud</small></span>" in html
    assert '<label class="choice"><input type="radio" name="kind" value="law"' in html


def test_optional_field_says_so():
    assert "soovi korral" in field("file")
    assert "soovi korral" not in field("title")


def test_error_summary_links_to_every_field_to_mend():
    form = StoryForm({"county": "voru", "text": "Lugu"})

    html = render_to_string("ui/errors.html", {"form": form})

    assert re.findall(r'href="#(\w+)"', html) == ["id_title", "id_kind", "id_agrees"]
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert "Enne saatmist paranda 3 kohta" in html


def test_error_summary_is_absent_before_sending():
    assert render_to_string("ui/errors.html", {"form": StoryForm()}).strip() == ""


def row(**values):
    plain = {"title": "Kolm küla", "url": "/aardekast/1-kolm-kula/", "kind_motif": "praktika", "kind_label": "Praktika"}
    return render_to_string("ui/row.html", {"row": SimpleNamespace(**{**plain, **values})})


def test_row_says_in_words_what_its_pattern_means():
    html = row(thread="kriis", topic_label="Kriisivalmidus", place_label="Võrumaa", lang="ru")

    assert 'data-kind="praktika" data-topic="kriis" aria-hidden="true"' in html
    assert "Praktika" in html
    assert "Kriisivalmidus" in html
    assert '<h3 lang="ru"><a href="/aardekast/1-kolm-kula/">Kolm küla</a></h3>' in html


def test_row_marks_a_summary_in_another_language_than_the_title():
    assert '<p lang="en">Three villages</p>' in row(lang="et", summary="Three villages", summary_lang="en")


def test_row_escapes_words_and_lets_marks_through():
    assert escape("<b>") in row(title="<b>")
    assert "<mark>küla</mark>" in row(summary=mark_safe("Kolm <mark>küla</mark>"))


@pytest.mark.parametrize(("is_demo", "times"), [(True, 1), (False, 0)])
def test_row_of_made_up_data_says_so(is_demo, times):
    assert row(is_demo=is_demo).count("näidis") == times


def test_filters_show_counts_and_what_is_chosen():
    options = [
        SimpleNamespace(value="guide", label="Juhend", count=14, checked=True, motif="juhend"),
        SimpleNamespace(value="law", label="Õigusakt", count=0, checked=False, motif="oigusakt"),
    ]
    facets = [SimpleNamespace(name="liik", label="Liik", options=options)]

    html = render_to_string(
        "ui/filters.html", {"facets": facets, "action": "/aardekast/", "hidden": [("q", "küla")], "chosen": 1}
    )

    assert '<input type="checkbox" name="liik" value="guide" checked>' in html
    assert '<input type="checkbox" name="liik" value="law">' in html
    assert '<span class="num">0</span>' in html
    assert '<input type="hidden" name="q" value="küla">' in html
    assert "Täpsusta (1 valik)" in html
    assert '<button class="btn" type="submit">' in html


def test_select_facet_offers_all_first():
    options = [SimpleNamespace(value="voru", label="Võrumaa", count=3, checked=True)]
    facets = [SimpleNamespace(name="maakond", label="Maakond", options=options, is_select=True)]

    html = render_to_string("ui/filters.html", {"facets": facets, "action": "/aardekast/"})

    assert html.index('<option value="">') < html.index('<option value="voru" selected>Võrumaa (3)</option>')


def test_active_filter_is_a_link_that_takes_it_away():
    chips = [SimpleNamespace(label="Juhend", url="/aardekast/")]

    html = render_to_string("ui/chips_active.html", {"chips": chips})

    assert '<a class="tag" href="/aardekast/">Juhend' in html
    assert "eemalda filter" in html


def test_pagination_of_one_page_is_not_shown():
    page = Paginator([1, 2], 20).get_page(1)

    assert render_to_string("ui/pagination.html", {"page": page}).strip() == ""


def test_pagination_marks_the_page_on_screen():
    request = RequestFactory().get("/uudised/?leht=2")
    page = Paginator(range(60), 20).get_page(2)

    html = render_to_string("ui/pagination.html", {"page": page, "request": request})

    assert re.findall(r'<a (?:rel="\w+" )?href="([^"]*)"', html) == [
        "/uudised/",
        "/uudised/",
        "/uudised/?leht=2",
        "/uudised/?leht=3",
        "/uudised/?leht=3",
    ]
    assert 'href="/uudised/?leht=2" aria-current="page"' in html


def test_files_tell_kind_and_size():
    files = [SimpleNamespace(name="Vorm", url="/fail/1/", kind="PDF", size=1_200_000)]

    html = render_to_string("ui/files.html", {"files": files})

    assert '<a href="/fail/1/">Vorm</a>' in html
    assert "PDF · 1,2\u00a0MB" in html


def test_share_hides_what_needs_a_script():
    html = render_to_string("ui/share.html", {"share_title": "Küla & vald", "share_url": "https://veeb.example/a/"})

    assert html.count("hidden>") == 2
    assert "mailto:?subject=K%C3%BCla%20%26%20vald&amp;body=https%3A%2F%2Fveeb.example%2Fa%2F" in html


def test_facts_leave_out_what_is_empty():
    html = render_to_string("ui/facts.html", {"facts": [("Autor", "Külaselts"), ("DOI", "")]})

    assert re.findall(r"<dt>(\w+)</dt>", html) == ["Autor"]


def test_county_map_links_every_county_and_darkens_with_numbers():
    counties = [
        SimpleNamespace(iso="EE-37", short_name="Harjumaa", url="/kohad/harju/", value=8),
        SimpleNamespace(iso="EE-87", short_name="Võrumaa", url="/kohad/voru/", value=1, is_current=True),
        SimpleNamespace(iso="EE-39", short_name="Hiiumaa", url="/kohad/hiiu/", value=0),
    ]

    html = _map(counties)

    assert re.findall(r'<a class="(q\d)" href="[^"]+" aria-label="([^"]+)"', html) == [
        ("q4", "Harjumaa: 8"),
        ("q1", "Võrumaa: 1"),
        ("q0", "Hiiumaa: 0"),
    ]
    assert 'x="29.6" y="22.2"' in html


def test_county_map_of_nothing_stays_pale():
    html = _map([SimpleNamespace(iso="EE-37", short_name="Harjumaa", url="/", value=0)])

    assert 'class="q0"' in html


def _map(counties):
    return Template('{% load ui %}{% county_map counties "Maakonnad" %}').render(Context({"counties": counties}))
