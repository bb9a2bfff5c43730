"""Words: folding, slugs, and cleaning what came from outside."""

import re
import unicodedata
from html import unescape
from itertools import pairwise

import nh3

ALLOWED_TAGS = {"p", "br", "ul", "ol", "li", "a", "strong", "em", "b", "i", "h2", "h3", "h4", "blockquote"}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
# Characters that reorder or hide text (bidi overrides, zero width), control characters but tab and newline, and those
# that no XML may hold.
HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def clean_line(value: str) -> str:
    """One line of plain text: NFC, no control, bidi or zero-width characters, single spaces."""
    return " ".join(HIDDEN.sub("", unicodedata.normalize("NFC", value)).split())


def clean_text(value: str) -> str:
    """Plain text of several lines; at most one empty line in a row."""
    lines = [clean_line(line) for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept = [line for before, line in pairwise(["", *lines]) if line or before]
    return "\n".join(kept).strip()


def names(value: str) -> list[str]:
    """People of one line, parted by semicolons, or by commas where there is no semicolon ("Tamm, Mari; Mets, J.")."""
    return [name for part in value.split(";" if ";" in value else ",") if (name := part.strip())]


def host(link: str) -> str:
    """The part of a web address by which people know a site; "" for no address."""
    return link.split("/")[2].removeprefix("www.") if link else ""


def clean_html(value: str) -> str:
    """HTML reduced to a few text tags and safe links; never a script, style, picture or frame."""
    return nh3.clean(value, tags=ALLOWED_TAGS, attributes={"a": {"href"}}, url_schemes=ALLOWED_SCHEMES)


def plain(html: str) -> str:
    """The text of an HTML fragment, words of neighbouring blocks kept apart."""
    spaced = re.sub(r"<(?=/?(p|li|h\d|br|div|ul|ol|blockquote|dt|dd|td)\b)", " <", html, flags=re.IGNORECASE)
    return clean_line(unescape(nh3.clean(spaced, tags=set())))


def fold(value: str) -> str:
    """Lower case without dots and carons, so that „õppimine“ and "oppimine" meet; Cyrillic й and ё fold too."""
    decomposed = unicodedata.normalize("NFD", value.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def slug(value: str, *, max_length: int = 80) -> str:
    """ASCII letters, digits and hyphens (ü→u, õ→o, ä→a, ö→o); empty for text without any Latin letter or digit."""
    words = re.findall(r"[a-z0-9]+", fold(value).replace("ß", "ss"))
    short = ""
    for word in words:
        if short and len(short) + len(word) + 1 > max_length:
            break
        short = f"{short}-{word}" if short else word[:max_length]
    return short
