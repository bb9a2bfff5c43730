"""The certificate of attendance: right words in three languages, on one page however long they are."""

import io

import pypdfium2
import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, pgettext
from PIL import ImageStat
from pypdf import PdfReader

from tests.pango import needs_pango
from veeb.tools import pdf

pytestmark = needs_pango

BOTTOM, TOP = 1, 3
WORDS = {
    "et": {
        "name": "Tõnu Šmidt-Väärsi",
        "event_title": "Hädaolukorraks valmistumine külas: „žanr“ & õppus",
        "kind_label": "Koolitus",
        "days": ["22. oktoober 2026", "29. oktoober 2026"],
        "hours": "8 akadeemilist tundi",
        "place": "Kuusalu rahvamaja",
        "organiser": "Kuusalu Vallavalitsus",
        "outcomes": ["Oskab kaardistada küla ohud", "Teab, kes mille eest vastutab"],
        "issued_on": "3. november 2026",
        "number": "KV-2026-000123",
        "site": "https://kogukonnaveeb.example",
    },
    "ru": {
        "name": "Екатерина Щербакова-Ёлкина",
        "event_title": "Кризисная готовность общины «Йыхви»",
        "kind_label": "Обучение",
        "days": ["22 октября 2026 г."],
        "hours": "8 академических часов",
        "place": "Народный дом Куусалу",
        "organiser": "Управа волости Куусалу",
        "outcomes": ["Знает, кто за что отвечает", "Умеет составить план"],
        "issued_on": "3 ноября 2026 г.",
        "number": "KV-2026-000124",
        "site": "https://kogukonnaveeb.example",
    },
    "en": {
        "name": "Mary Ann O’Connor",
        "event_title": "Asset-based community development – a start",
        "kind_label": "Mentor programme",
        "days": ["22 October 2026"],
        "hours": "8 academic hours",
        "place": "Kuusalu",
        "organiser": "Kuusalu Rural Municipality",
        "outcomes": ["Maps what a village has"],
        "issued_on": "3 November 2026",
        "number": "KV-2026-000125",
        "site": "https://kogukonnaveeb.example",
    },
}
LONG = {
    "name": "Maria-Magdaleena Kuulmata-Ööbikuorg-Šeremetjeva von Stackelberg-Õunapuu",
    "event_title": ("Kogukonnakeskse valitsemise ja hädaolukorraks valmisoleku täienduskoolitus " * 3)[:200],
    "days": [f"{day}. oktoober 2026" for day in range(1, 31, 4)],
    "place": ("Lahemaa rahvuspargi külastuskeskus, Palmse mõis, " * 5)[:200],
    "organiser": ("Eesti Linnade ja Valdade Liit koos Päästeametiga " * 5)[:200],
}


def certificate(language, **changed):
    with translation.override(language):
        html = render_to_string("ui/certificate.html", {**WORDS[language], **changed})
        return pdf.render(html, title=gettext("Tunnistus"), language=language)


def text_of(content):
    return " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


@pytest.mark.parametrize("language", WORDS)
def test_certificate_reads_from_top_to_bottom(language):
    words = WORDS[language]

    text = text_of(certificate(language))

    with translation.override(language):
        lines = [
            "Kogukonnaveeb",
            gettext("Tunnistus"),
            *(pgettext("tunnistusel", "Osales"), words["name"]),
            *(words["kind_label"], words["event_title"]),
            *(gettext("Aeg"), ", ".join(words["days"])),
            *(gettext("Maht"), words["hours"]),
            *(gettext("Koht"), words["place"]),
            *(gettext("Õpiväljundid"), *words["outcomes"]),
            *(gettext("Välja antud"), words["issued_on"]),
            *(gettext("Korraldaja"), words["organiser"]),
            f"{gettext('Tunnistus')} {words['number']} · {words['site']}",
        ]
    assert text == " ".join(lines)


def test_what_is_not_known_is_not_named():
    text = text_of(certificate("et", hours="", place="", outcomes=[]))

    assert [label for label in ("Aeg", "Maht", "Koht", "Õpiväljundid") if label in text] == ["Aeg"]


@pytest.mark.parametrize(
    ("count", "length"), [(0, 0), (1, 200), (6, 60), (6, 200), (12, 30), (12, 99), (12, 150), (12, 200), (30, 20)]
)
def test_all_stands_on_one_page_and_above_the_foot_however_long_it_is(count, length):
    outcome = ("Oskab seostada oma valla riske naabrite oskustega " * 5)[: length - 7] + " lõpuni"

    content = certificate("et", **LONG, outcomes=[outcome] * count)

    with pypdfium2.PdfDocument(content) as document:
        assert len(document) == 1
        text = document[0].get_textpage()
        foot = next(_places(text, "Välja antud"))[TOP]
        ends = [place[BOTTOM] for place in _places(text, "lõpuni")]
        assert [len(ends), [end for end in ends if end <= foot]] == [count, []]


def _places(text, words):
    """Where each of `words` stands: left, bottom, right, top, in points from the lower left corner."""
    searcher = text.search(words, match_case=True)
    while found := searcher.get_next():
        yield text.get_rect(text.count_rects(*found) - 1)


@pytest.mark.parametrize("language", WORDS)
def test_name_is_drawn(language):
    with pypdfium2.PdfDocument(certificate(language)) as document:
        page = document[0]
        text = page.get_textpage()
        left, bottom, right, top = next(_places(text, WORDS[language]["name"]))
        height = page.get_height()
        picture = page.render(scale=2, grayscale=True).to_pil()

    area = picture.crop((2 * left, 2 * (height - top), 2 * right, 2 * (height - bottom)))
    assert area.width > 300
    assert 120 < ImageStat.Stat(area).mean[0] < 220  # letters: neither an empty field nor a black bar


@pytest.mark.parametrize("language", WORDS)
def test_no_letter_comes_from_a_font_of_this_machine(language):
    page = PdfReader(io.BytesIO(certificate(language))).pages[0]

    fonts = {font.get_object()["/BaseFont"].partition("+")[2] for font in page["/Resources"]["/Font"].values()}
    assert fonts == {"Kogukonna-Sans", "Kogukonna-Sans-Bold"}


def test_name_cannot_bring_markup():
    assert "<b>Mari</b>" in text_of(certificate("et", name="<b>Mari</b>"))
