"""PDFs carry the right letters, as text and as pixels; they ask nobody for anything and are the same each time."""

import io
import sys
from urllib.parse import quote

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat
from pypdf import PdfReader

from tests.pango import needs_pango
from veeb.tools import pdf

ESTONIAN = "ABCDEFGHIJKLMNOPQRSTUVWXYZÕÄÖÜŠŽ abcdefghijklmnopqrstuvwxyzõäöüšž"
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
NEIGHBOURS = "ĀČĒĢĪĶĻŅŪ āčēģīķļņū ĄĘĖĮŲ ąęėįų ŁŃÓŚŹ łńóśź ÅØÆ åøæ ÇÑĞİ çñğı ІЇЄҐ іїєґ"  # names of the people next door
SIGNS = "0123456789 .,:;!?()[]/&@%+-–—„“”’‘«»·…§°№€"


def page(body, style=""):
    return (
        f"<html><head><style>@page {{ size: 400px 80px; margin: 0 }} {style}</style></head><body>{body}</body></html>"
    )


def render(html):
    return pdf.render(html, title="Proov", language="et")


def glyphs(font, text):
    """The outline of each letter of `text`; none for a letter that the font lacks."""
    names, outlines = font.getBestCmap(), font["glyf"]
    return {
        letter: outlines[names[ord(letter)]].getCoordinates(outlines)[0] if ord(letter) in names else None
        for letter in text
        if letter != " "
    }


@pytest.mark.parametrize("name", pdf.WEIGHTS.values())
@pytest.mark.parametrize("text", [ESTONIAN, RUSSIAN, NEIGHBOURS, SIGNS])
def test_font_draws_every_letter_and_none_as_a_box(name, text):
    font = TTFont(pdf.FONTS / name)
    box = font["glyf"][".notdef"].getCoordinates(font["glyf"])[0]

    assert [letter for letter, outline in glyphs(font, text).items() if not outline or outline == box] == []


@needs_pango
@pytest.mark.parametrize("text", [ESTONIAN, RUSSIAN, NEIGHBOURS, SIGNS])
def test_text_comes_out_as_it_went_in_with_our_fonts_embedded(text):
    html = page(f"<p>{text.replace('&', '&amp;')}<p><b>Õ</b>", 'html { font: 5px "Kogukonna Sans" }')

    sheet = PdfReader(io.BytesIO(render(html))).pages[0]

    assert sheet.extract_text().split() == [*text.split(), "Õ"]
    fonts = [font.get_object() for font in sheet["/Resources"]["/Font"].values()]
    assert {font["/BaseFont"].partition("+")[2] for font in fonts} == {"Kogukonna-Sans", "Kogukonna-Sans-Bold"}
    assert all("/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts)


def ink(picture):
    """The drawn part alone, of one size for all."""
    dark = ImageChops.invert(picture.convert("L"))
    return dark.crop(dark.getbbox()).resize((600, 60))


def difference(one, other):
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


@needs_pango
@pytest.mark.parametrize(("weight", "name"), pdf.WEIGHTS.items())
@pytest.mark.parametrize("text", ["Õunapuušž äöü", "Щербаков Ёж"])
def test_letters_look_as_the_font_draws_them(weight, name, text):
    """Extracted text may be right while the page shows other glyphs: only the picture tells."""
    style = (
        f'p {{ margin: 10px; font: {weight} 40px "Kogukonna Sans"; font-kerning: none; font-variant-ligatures: none }}'
    )

    def drawn_by_font(words):
        picture = Image.new("L", (1200, 200), 255)
        font = ImageFont.truetype(pdf.FONTS / name, 80, layout_engine=ImageFont.Layout.BASIC)
        ImageDraw.Draw(picture).text((20, 20), words, font=font)
        return ink(picture)

    with pypdfium2.PdfDocument(render(page(f"<p>{text}", style))) as document:
        shown = ink(document[0].render(scale=4).to_pil())

    garbled = text[1:] + text[0]
    assert difference(shown, drawn_by_font(text)) < 10
    assert difference(shown, drawn_by_font(garbled)) > 30


@needs_pango
def test_file_says_its_title_and_language_and_is_tagged():
    root = PdfReader(io.BytesIO(pdf.render(page("<h1>Š"), title="Свидетельство – Õ", language="ru")))

    catalog = root.trailer["/Root"]
    assert root.metadata.title == "Свидетельство – Õ"
    assert (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"]) == ("ru", True)
    assert b"pdfuaid" in catalog["/Metadata"].get_object().get_data()


@needs_pango
def test_same_page_gives_the_same_bytes():
    assert render(page("<p>Õ")) == render(page("<p>Õ"))


@needs_pango
def test_letter_that_came_apart_is_joined():
    assert PdfReader(io.BytesIO(render(page("<p>Õ")))).pages[0].extract_text() == "Õ"  # O and a tilde go in


@needs_pango
@pytest.mark.parametrize("address", ["https://example.org/a.svg", "secret.svg", "{folder}/secret.svg"])
def test_page_draws_nothing_but_what_it_carries(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    black = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><path d="M0 0h400v80H0z"/></svg>'
    (tmp_path / "secret.svg").write_text(black)
    carried = f"data:image/svg+xml,{quote(black)}"

    def darkness(source):
        with pypdfium2.PdfDocument(render(page(f'<img src="{source}" alt="">'))) as document:
            return ImageStat.Stat(ImageChops.invert(document[0].render(grayscale=True).to_pil())).mean[0]

    assert darkness(carried) > 200
    assert darkness(address.format(folder=tmp_path.as_uri())) == 0


def test_machine_without_pango_gets_one_sentence(monkeypatch):
    class NoPango:
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])

    with pytest.raises(pdf.PdfUnavailable) as refusal:
        render(page(""))

    assert str(refusal.value) == "PDF-i ei saa praegu teha: serveris puudub Pango."
