"""What is read as a calendar file, in which letters; and what is refused in one sentence."""

import time

import pytest

from tests.factories.ics import calendar, event, only
from veeb.tools import ical
from veeb.tools.ical import parse
from veeb.tools.refusals import Refused

MB = 1024**2


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parse(content)
    (sentence,) = refused.value.messages
    return sentence


# Letters


@pytest.mark.parametrize(
    ("encoding", "title", "told"),
    [
        ("utf-8", "Õuepäev – šokolaad", ""),
        ("utf-8-sig", "Õuepäev – šokolaad", ""),
        ("utf-16", "Õuepäev – šokolaad", ""),
        ("utf-16-le", "Õuepäev – šokolaad", ""),
        ("cp1257", "Õuepäev – šokolaad", "cp1257"),
        ("cp1252", "Café Õuepäev", "cp1252"),
        ("cp1252", "Žürii šokolaad", "cp1252"),
        ("cp1251", "Праздник деревни", "cp1251"),
    ],
)
def test_letters_are_read_in_the_encoding_of_the_file(encoding, title, told):
    content = calendar(event(title=f"SUMMARY:{title}")).decode().encode(encoding)

    read = parse(content)

    assert read.events[0].title == title
    assert read.notices == (
        (f"Failis ei olnud UTF-8 kodeeringut: tähti loeti kui {told}. Vaata, kas täpitähed on õiged.",) if told else ()
    )


def test_letter_lost_before_it_came_is_told():
    assert only(title="SUMMARY:Caf\ufffd").notices == ("Mõni täht on failis katki (\ufffd). Vaata tekst üle.",)


# No calendar at all


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Fail on tühi."),
        (b"\xef\xbb\xbf \r\n\t", "Fail on tühi."),
        (
            b"<!DOCTYPE html><html><body>BEGIN:VCALENDAR</body></html>",
            "See on veebileht, mitte kalender. Otsi lehelt kalendri enda aadress või .ics-fail.",
        ),
        (b"Talgud 21. oktoobril kell 10", "See ei ole kalendrifail (.ics)."),
        (b'{"events": []}', "See ei ole kalendrifail (.ics)."),
        (b"\x89PNG\r\n\x1a\n\x00\x81\x8d", "See ei ole kalendrifail (.ics)."),
        (b"PK\x03\x04\x14\x00\xff\x81", "See on pakitud fail. Paki lahti ja lisa .ics-fail."),
        (b"BEGIN:VCALENDAR\r\nX-WR-CALNAME:\x81\x8d\r\nEND:VCALENDAR", "Faili tähti ei saa lugeda."),
        (calendar(event())[:-40], "Kalender on poolik: faili lõpp puudub. Laadi see uuesti alla."),
        (b"BEGIN:VCALENDAR\r\n" + calendar(event()), "Kalender on poolik: faili lõpp puudub. Laadi see uuesti alla."),
        (
            calendar(*["BEGIN:VEVENT\r\nEND:VEVENT"] * 5001),
            "Kalendris on liiga palju sündmusi: kuni 5000. Jaga see mitmeks failiks.",
        ),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 20, "See ei ole kalendrifail (.ics)."),
        (b"BEGIN:X\r\n" + calendar(event()) + b"END:X", "See ei ole kalendrifail (.ics)."),
    ],
)
def test_what_is_no_calendar_is_refused_in_one_sentence(content, sentence):
    assert refusal(content).startswith(sentence)


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\r\n" + b"x" * 50 * MB,
        b"\n" * 5 * MB,
        b"BEGIN:VCALENDAR\r\n" + b"\r\n " * (1 * MB),
    ],
    ids=["50 MB", "empty lines", "folds"],
)
def test_endless_file_is_refused_at_once(content):
    began = time.process_time()

    assert refusal(content).startswith(("Kalender on liiga suur", "Kalendris on liiga palju"))
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize(
    "lines",
    [
        ["DESCRIPTION:" + "<a " * MB],
        ["DESCRIPTION" + ";a=b" * MB + ":x"],
        ['DESCRIPTION;X="' + "a" * 2 * MB],
        ["LOCATION:" + "http://" * (MB // 2)],
        ["CATEGORIES:" + "a," * MB],
        ["RRULE:" + "FREQ=DAILY;" * (MB // 4)],
        ["DURATION:P" + "9" * MB + "D"],
        ["DTEND;TZID=" + "x/" * MB + ":20261021T120000"],
    ],
    ids=["tags", "parameters", "quote", "addresses", "categories", "rule", "duration", "zone"],
)
def test_endless_property_takes_no_time(lines):
    began = time.process_time()

    assert only(*lines).title == "Talgud"
    assert time.process_time() - began < 2


def test_limits_are_known_to_the_caller():
    assert (ical.MAX_BYTES, ical.MAX_EVENTS) == (5 * MB, 5000)
