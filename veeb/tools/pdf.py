"""HTML in, PDF out: tagged for screen readers, with our own fonts, nothing fetched, the same bytes each time."""

import base64
import hashlib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

# One whole file per weight: WeasyPrint mixes up the glyphs of fonts that are split by script, as the site's are.
FONTS = Path(__file__).parent / "fonts"
FAMILY = "Kogukonna Sans"
WEIGHTS = {400: "KogukonnaSans-Regular.ttf", 700: "KogukonnaSans-Bold.ttf"}


class PdfUnavailable(Exception):
    """This machine lacks Pango, without which no text is laid out. Trying again helps once it is installed."""


def render(html: str, *, title: str, language: str) -> bytes:
    """A PDF/UA-1 file of a whole HTML page; `title` and `language` ("et", "ru", "en") are written into it.

    The page may set `font-family: "Kogukonna Sans"` (400 and 700) and draw from `data:` addresses; every other address
    in it is refused and stays empty. Raises PdfUnavailable.
    """
    weasyprint = _weasyprint()
    ours_only = weasyprint.urls.URLFetcher(allowed_protocols=["data"])
    fonts = weasyprint.text.fonts.FontConfiguration()
    faces = weasyprint.CSS(string=_font_faces(), font_config=fonts, url_fetcher=ours_only)
    # A letter that came apart (õ as o and a tilde) is joined again: the fonts draw it better whole.
    whole = unicodedata.normalize("NFC", html)
    document = weasyprint.HTML(string=whole, url_fetcher=ours_only).render(font_config=fonts, stylesheets=[faces])
    document.metadata.title, document.metadata.lang = title, language
    pdf: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(whole.encode()).hexdigest()[:32].encode()
    )
    return pdf


def _weasyprint() -> Any:
    try:
        import weasyprint  # slow import
    except OSError as error:
        raise PdfUnavailable(_("PDF-i ei saa praegu teha: serveris puudub Pango.")) from error
    return weasyprint


@cache
def _font_faces() -> str:
    """The fonts as a part of the style: so not one file of this machine needs to be within the page's reach."""
    return "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; src: url("data:font/ttf;base64,{font}") }}'
        for weight, name in WEIGHTS.items()
        for font in [base64.b64encode((FONTS / name).read_bytes()).decode()]
    )
