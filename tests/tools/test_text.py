"""Words from outside: folded, slugged, cleaned."""

from html import escape
from xml.etree import ElementTree as ET

import pytest

from veeb.tools import text


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("Õppimine", "oppimine"), ("ŽÜRII", "zurii"), ("šokk", "sokk"), ("Йод и ёлка", "иод и елка"), ("", "")],
)
def test_fold_takes_dots_and_carons_away(typed, folded):
    assert text.fold(typed) == folded


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Küla kriisiplaan: 72 tundi!", "kula-kriisiplaan-72-tundi"),
        ("Õ ä ö ü", "o-a-o-u"),
        ("Гражданская", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 200, "a" * 80),
    ],
)
def test_slug_is_ascii_and_short(title, slug):
    assert text.slug(title) == slug


def test_clean_line_drops_control_bidi_and_zero_width_characters():
    assert text.clean_line("Ku\u0308la\u202e  \x00tee\u200b\n") == "Küla tee"


def test_clean_line_leaves_only_what_a_feed_may_hold():
    every = "".join(chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000)

    assert ET.fromstring(f"<a>{escape(text.clean_line(every))}</a>").text  # noqa: S314 (made here)


def test_clean_text_keeps_paragraphs_and_no_more_than_one_empty_line():
    assert text.clean_text("üks\r\n\r\n\r\n\r\nkaks \x07\n") == "üks\n\nkaks"


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p>Tere <script>alert(1)</script></p>", "<p>Tere </p>"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ('<img src=x onerror="alert(1)">', ""),
        ('<p style="color:red" onclick="x()">a</p>', "<p>a</p>"),
    ],
)
def test_clean_html_leaves_no_script_style_or_picture(html, cleaned):
    assert text.clean_html(html) == cleaned


def test_plain_keeps_words_of_neighbouring_blocks_apart():
    html = "<h2>Kaev</h2><p>vesi &amp; elu</p><ul><li>üks</li><li>kaks</li></ul>"

    assert text.plain(html) == "Kaev vesi & elu üks kaks"
