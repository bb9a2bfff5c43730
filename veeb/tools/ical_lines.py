"""An iCalendar file taken apart: bytes to text, text to components with their lines. Nothing is understood yet."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar.parser.content_line import Contentline
from icalendar.parser.parameter import Parameters

from .refusals import Refused

MAX_BYTES = 5 * 1024**2
MAX_EVENTS = 5000
MAX_LINES = 300_000
MAX_HEAD = 4000  # a property's name and parameters
MAX_DEPTH = 8
KEPT = {"VCALENDAR", "VEVENT", "VTIMEZONE"}

TOO_LARGE = gettext_lazy("Kalender on liiga suur: kuni %(mb)s MB.")
TOO_MANY = gettext_lazy("Kalendris on liiga palju sündmusi: kuni %(most)s. Jaga see mitmeks failiks.")
EMPTY = gettext_lazy("Fail on tühi.")
PAGE = gettext_lazy("See on veebileht, mitte kalender. Otsi lehelt kalendri enda aadress või .ics-fail.")
PACKED = gettext_lazy("See on pakitud fail. Paki lahti ja lisa .ics-fail.")
NOT_A_CALENDAR = gettext_lazy("See ei ole kalendrifail (.ics).")
CUT_OFF = gettext_lazy("Kalender on poolik: faili lõpp puudub. Laadi see uuesti alla.")
UNREADABLE = gettext_lazy("Faili tähti ei saa lugeda. Salvesta kalender uuesti UTF-8 kodeeringus.")

# As icalendar has it, but for bytes: some programs fold a line in the middle of a letter.
FOLD = re.compile(rb"(?:(?<!\n)\r\n|(?<![\r\n])\n)(?:\r?\n)*+[ \t]")
EVENT = re.compile(r"^BEGIN:VEVENT", flags=re.IGNORECASE | re.MULTILINE)
# How a file in UTF-16 begins, with its byte order told or not.
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"B\0": "utf-16-le", b"\0B": "utf-16-be"}
DATES = re.compile(r":(?=\d{8}(?:T|,|$))")  # the last colon, where a zone's name has colons of its own
NO_PARAMETERS = Parameters()
NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")


class Line(NamedTuple):
    """A property: its name in capitals, its parameters, and its value as it stands (not yet unescaped)."""

    name: str
    params: Parameters
    value: str


@dataclass
class Component:
    """What stands between BEGIN and END: a calendar, an event, a time zone."""

    kind: str
    lines: list[str] = field(default_factory=list)
    inner: list["Component"] = field(default_factory=list)
    is_whole: bool = False

    def read(self, wanted: set[str]) -> tuple[list[Line], list[str]]:
        """The wanted properties in order; and lines that cannot be read, mostly the rest of a text of several lines."""
        read, strays = [], []
        for line in self.lines:
            found = NAME.match(line)
            if not found:
                strays.append(line)
            elif (name := found[0].upper()) in wanted:
                try:
                    read.append(Line(name, *_parts(line, found.end())))
                except ValueError:
                    strays.append(line)
        return read, strays

    def value(self, name: str) -> str:
        """The first property of that name as it stands; empty where there is none."""
        return next((line.value.strip() for line in self.read({name})[0]), "")

    def all(self, kind: str) -> list["Component"]:
        return [component for component in self.inner if component.kind == kind]


def _parts(line: str, name_end: int) -> tuple[Parameters, str]:
    """Parameters and value. icalendar goes through a line letter by letter, so it gets only the head of some."""
    if line[name_end] == ":":
        return NO_PARAMETERS, line[name_end + 1 :]
    head = Contentline(line[:MAX_HEAD])  # type: ignore[no-untyped-call]
    end = head.value_separator_index()
    if end < 0:
        raise ValueError(head)
    __, params, ___ = Contentline(line[: end + 1]).raw_parts()  # type: ignore[no-untyped-call]
    value = line[end + 1 :]
    if "TZID" in params and (unquoted := DATES.search(value[:MAX_HEAD])):  # TZID=tzone://Microsoft/Utc:20261021T100000
        params["TZID"] = line[line.upper().index("TZID=") + len("TZID=") : end + 1 + unquoted.start()]
        value = value[unquoted.start() + 1 :]
    return params, value


def read_calendars(content: bytes) -> tuple[list[Component], str]:
    """The VCALENDAR blocks of a file, and a sentence if its letters had to be guessed.

    Raises Refused when the file is empty, too large, cut off, or something other than a calendar.
    """
    if len(content) > MAX_BYTES:
        raise Refused(TOO_LARGE, mb=MAX_BYTES // 1024**2)
    if max(content.count(b"\n"), content.count(b"\r")) > MAX_LINES:
        raise Refused(TOO_MANY, most=MAX_EVENTS)
    text, notice = _decode(content)
    text = re.sub(r"\r\n?", "\n", text)
    _check_kind(text)
    if len(EVENT.findall(text)) > MAX_EVENTS:
        raise Refused(TOO_MANY, most=MAX_EVENTS)
    return _components(text), notice


def _decode(content: bytes) -> tuple[str, str]:
    wide = next((encoding for mark, encoding in WIDE.items() if content.startswith(mark)), "")
    if wide:
        return FOLD.sub(b"", _strictly(content, wide).encode()).decode(), ""
    unfolded = FOLD.sub(b"", content)
    try:
        return unfolded.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        encoding = _guess(unfolded)
    notice = _("Failis ei olnud UTF-8 kodeeringut: tähti loeti kui %(encoding)s. Vaata, kas täpitähed on õiged.")
    return _strictly(unfolded, encoding), notice % {"encoding": encoding}


def _strictly(content: bytes, encoding: str) -> str:
    if content.startswith(b"PK\x03\x04"):
        raise Refused(PACKED)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(UNREADABLE if b"BEGIN:VCALENDAR" in content.upper() else NOT_A_CALENDAR) from None


def _guess(content: bytes) -> str:
    """The old Windows code page of a text: õ ä ö ü are the same in Western and Baltic, š and ž are not."""
    if re.search(rb"[\xc0-\xff]{5}", content):
        return "cp1251"  # a word of Cyrillic letters; no Estonian word has five such in a row
    return "cp1257" if re.search(rb"[\xd0\xde\xf0\xfe]", content) else "cp1252"


def _check_kind(text: str) -> None:
    if not (start := text.lstrip()[:1]):
        raise Refused(EMPTY)
    if start == "<":
        raise Refused(PAGE)
    if not re.search(r"^BEGIN:VCALENDAR", text, flags=re.IGNORECASE | re.MULTILINE):
        raise Refused(NOT_A_CALENDAR)


def _components(text: str) -> list[Component]:
    root = Component("")
    opened = [root]
    for line in text.split("\n"):
        name, __, kind = line.strip().upper().partition(":")
        if name == "BEGIN":
            _open(opened, kind.strip())
        elif name == "END":
            _close(opened, kind.strip())
        elif line.strip():
            opened[-1].lines.append(line)
    if len(opened) > 1:
        raise Refused(CUT_OFF)
    if not (calendars := root.all("VCALENDAR")):
        raise Refused(NOT_A_CALENDAR)
    return calendars


def _open(opened: list[Component], kind: str) -> None:
    kinds = [component.kind for component in opened]
    if kind == "VCALENDAR" and kind in kinds:
        raise Refused(CUT_OFF)
    if kind == "VEVENT" and kind in kinds:  # the one before has no end: it stays, marked as not whole
        del opened[kinds.index(kind) :]
    if len(opened) > MAX_DEPTH:
        raise Refused(NOT_A_CALENDAR)
    component = Component(kind)
    if kind in KEPT:
        opened[-1].inner.append(component)
    opened.append(component)


def _close(opened: list[Component], kind: str) -> None:
    kinds = [component.kind for component in opened]
    if kind in kinds[1:]:
        opened[kinds.index(kind, 1)].is_whole = True
        del opened[kinds.index(kind, 1) :]
