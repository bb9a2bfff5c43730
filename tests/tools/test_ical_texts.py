"""The words of a calendar's event: plain text, and links only where they are meant."""

import pytest

from tests.factories.ics import calendar, event, only
from veeb.tools.ical import parse


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        (r"Tule\, too sõber\; kell 10\nKuusalus", "Tule, too sõber; kell 10\nKuusalus"),
        (r"C:\\nimi", r"C:\nimi"),
        ("Ema &amp; isa", "Ema & isa"),
        ("Ema &amp;amp; isa", "Ema &amp; isa"),
        ("<p>Ema &amp;amp; isa</p>", "Ema &amp; isa"),
        ("<b>Tule</b><br>kohe<ul><li>üks</li><li>kaks</li></ul>", "Tule\nkohe üks\nkaks"),
        ("Enne<script>alert(1)</script> ja pärast<br/>", "Enne ja pärast"),
        ("3 < 5 ja 7 > 2", "3 < 5 ja 7 > 2"),
        ("Kirjuta: Mari <mari@kula.ee>", "Kirjuta: Mari <mari@kula.ee>"),
        ("https://kula.ee/?a=1&copy=2", "https://kula.ee/?a=1&copy=2"),
        ('<a href="https://kula.ee/a">https://kula.ee/a</a>', "https://kula.ee/a"),
        ("tava\u202eline\u0000 tekst", "tavaline tekst"),
    ],
)
def test_text_becomes_plain_and_is_unescaped_once(written, plain):
    assert only(f"DESCRIPTION:{written}").description == plain


def test_title_and_place_are_one_line():
    one = only(r"LOCATION:Rahvamaja\nKuusalu", title=r"SUMMARY:<b>Talgud</b> &amp\; supp")

    assert (one.title, one.location) == ("Talgud & supp", "Rahvamaja Kuusalu")


def test_line_folded_in_the_middle_of_a_letter_is_mended():
    folded = calendar(event("DESCRIPTION:töö")).replace("ö".encode(), b"\xc3\r\n \xb6")

    assert parse(folded).events[0].description == "töö"


def test_endlessly_long_text_is_cut_and_told():
    one = only("DESCRIPTION:" + "sõna " * 100_000)

    assert len(one.description) <= 20_000
    assert one.notices == ("Tekst oli liiga pikk: lõpp jäi välja.",)


@pytest.mark.parametrize(
    ("lines", "url", "online_url"),
    [
        (["URL:https://kula.ee/talgud"], "https://kula.ee/talgud", ""),
        (["URL:https://us02web.zoom.us/j/123"], "https://us02web.zoom.us/j/123", "https://us02web.zoom.us/j/123"),
        (["CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://kohtume.kula.ee/1"], "", "https://kohtume.kula.ee/1"),
        (["CONFERENCE;VALUE=URI:tel:+3725555555"], "", ""),
        (["DESCRIPTION:Liitu (https://meet.jit.si/kula)."], "", "https://meet.jit.si/kula"),
        (["DESCRIPTION:Kaart: https://maps.google.com/?q=Kuusalu"], "", ""),
        (["DESCRIPTION:https://zoom.us.kurikael.ee/j/1 ja https://kurizoom.us/j/1"], "", ""),
        (["URL:javascript:alert(1)"], "", ""),
        (["URL:https://[kula/", "DESCRIPTION:https://[zoom.us/"], "", ""),
    ],
)
def test_only_a_meeting_is_an_online_event(lines, url, online_url):
    one = only(*lines)

    assert (one.url, one.online_url) == (url, online_url)


def test_place_that_is_only_the_meeting_is_no_place():
    one = only("LOCATION:https://zoom.us/j/123")

    assert (one.location, one.online_url) == ("", "https://zoom.us/j/123")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ORGANIZER;CN=Mari Tamm:mailto:mari@kula.ee", "Mari Tamm"),
        ('ORGANIZER;CN="Selts: Kuusalu, Loksa":mailto:selts@kula.ee', "Selts: Kuusalu, Loksa"),
        ("ORGANIZER;CN=mari@kula.ee:mailto:mari@kula.ee", ""),
        ("ORGANIZER:mailto:mari@kula.ee", ""),
    ],
)
def test_organiser_is_a_name_never_an_address(line, name):
    assert only(line).organiser == name
