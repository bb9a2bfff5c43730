"""The words of a calendar's event: plain text out of what other programs write, and links only where they are meant."""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

from icalendar.parser.property import split_on_unescaped_comma, unescape_backslash

from .ical_lines import Line
from .text import clean_line, clean_text, plain

MAX_LINE = 500
MAX_TEXT = 20_000
MAX_RAW = 10 * MAX_TEXT  # of HTML, much is not text
MAX_CATEGORIES = 20

TAG = re.compile(
    r"</?(?:html|body|head|style|script|p|br|div|span|a|b|i|u|em|strong|font|ul|ol|li|h[1-6]|hr|table|tr|td|th|img|pre"
    r"|blockquote|html-blob)(?:\s[^<>]*)?/?>",
    flags=re.IGNORECASE,
)
LINE_END = re.compile(r"<br\s*/?>|</(?:p|div|li|ul|ol|h[1-6]|tr|table|blockquote|pre)\s*>", flags=re.IGNORECASE)
ANCHOR = re.compile(r"""<a\s[^<>]*?href=["'](https?://[^"'<>]+)["'][^<>]*>([^<]*)</a>""", flags=re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10}\d{0,2});", flags=re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"']{1,1000}", flags=re.IGNORECASE)

# Where people meet online; an event page or a map is no meeting.
MEETING_HOSTS = (
    "zoom.us",
    "zoom.com",
    "teams.microsoft.com",
    "teams.live.com",
    "meet.google.com",
    "meet.jit.si",
    "webex.com",
    "whereby.com",
    "gotomeeting.com",
    "meet.goto.com",
    "join.skype.com",
)
# Properties that hold nothing but the address of a meeting.
CONFERENCES = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
)


def one_line(value: str) -> str:
    """A title, a place: plain text in one line, whatever it was written in."""
    return clean_line(several_lines(value))


def several_lines(value: str) -> str:
    """A description as plain text. Backslashes and HTML are undone once, never twice."""
    text = unescape_backslash(value[:MAX_RAW])
    if not TAG.search(text):
        return clean_text(ENTITY.sub(lambda entity: unescape(entity[0]), text))
    linked = ANCHOR.sub(_with_address, text)
    return clean_text("\n".join(plain(line) for line in LINE_END.sub("\n", linked).split("\n")))


def shortened(text: str, length: int) -> str:
    """The text, at most so long; cut between words."""
    return text if len(text) <= length else text[:length].rsplit(maxsplit=1)[0]


def web_address(value: str) -> str:
    """An http(s) address, or nothing."""
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        return ""
    is_good = parts.scheme.lower() in {"http", "https"} and parts.hostname and not re.search(r"\s", value.strip())
    return value.strip() if is_good and len(value) <= MAX_LINE * 4 else ""


def meeting_address(told: Iterable[str], texts: Iterable[str]) -> str:
    """Where to join online: an address told as such, else one of a known meeting host within the texts."""
    for value in told:
        if address := web_address(value):
            return address
    found = (match[0].rstrip(".,;:!?)]") for text in texts for match in ADDRESS.finditer(text))
    return next((address for address in found if _is_meeting(address)), "")


def organiser(line: Line | None) -> str:
    """The name of who organises; never a mail address."""
    name = one_line(str(line.params.get("CN", ""))) if line else ""
    return "" if "@" in name else shortened(name, MAX_LINE)


def categories(lines: Iterable[Line]) -> tuple[str, ...]:
    """Each category once, in order."""
    names = (clean_line(name) for line in lines for name in split_on_unescaped_comma(line.value[:MAX_TEXT]))
    return tuple(dict.fromkeys(shortened(name, 100) for name in names if name))[:MAX_CATEGORIES]


def language(lines: Iterable[Line | None]) -> str:
    """The language that the words are told to be in: "et", "ru"; empty when nobody told."""
    told = (str(line.params.get("LANGUAGE", "")).split("-")[0].lower() for line in lines if line)
    return next((code for code in told if re.fullmatch("[a-z]{2,3}", code)), "")


def _with_address(anchor: re.Match[str]) -> str:
    address, words = anchor[1], anchor[2].strip()
    return words if unescape(address) in unescape(words) else f"{words} ({address})"


def _is_meeting(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return any(host == known or host.endswith(f".{known}") for known in MEETING_HOSTS)
