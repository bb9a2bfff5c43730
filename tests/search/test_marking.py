"""Marks show why something was found."""

import pytest

from veeb.search.marking import mark, snippet
from veeb.search.parsing import parse


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("oppimine", "Õppimine külas", "<mark>Õppimine</mark> külas"),
        ("kriisi", "Kriisiplaan ja kriis", "<mark>Kriisiplaan</mark> ja kriis"),
        ('"kriis"', "Kriisiplaan ja kriis", "Kriisiplaan ja <mark>kriis</mark>"),
        ("küla", "<b>küla</b> & vald", "&lt;b&gt;<mark>küla</mark>&lt;/b&gt; &amp; vald"),
        ("amp", "vald & küla", "vald &amp; küla"),
        ("", "<küla>", "&lt;küla&gt;"),
        ("кризис", "План на кризис", "План на <mark>кризис</mark>"),
        ("kula -vald", "küla ja vald", "<mark>küla</mark> ja vald"),
    ],
)
def test_words_asked_for_are_marked_and_the_rest_is_escaped(typed, text, expected):
    assert mark(text, parse(typed)) == expected


def test_snippet_is_the_densest_place_of_a_long_text():
    text = "algus küla " + "sõna " * 40 + "küla plaan valmis " + "lõpp " * 40

    cut = snippet(text, parse("küla plaan"))

    before, after = cut.split("<mark>küla</mark> <mark>plaan</mark>")
    assert before == "… " + "sõna " * 13
    assert after == " valmis" + " lõpp" * 12 + " …"


def test_short_text_is_shown_whole_with_its_full_stop():
    assert snippet("„Meil on külamaja.“", parse("külamaja")) == "„Meil on <mark>külamaja</mark>.“"


def test_text_without_the_words_gives_no_snippet():
    assert snippet("midagi muud", parse("küla")) == ""
