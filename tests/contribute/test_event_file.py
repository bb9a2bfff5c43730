"""A calendar file as the beginning of a proposal: its preview keeps nothing, its events fill the form in."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contribute.test_form import errors_of
from tests.factories.contribute import SAME_SITE, any_topic
from tests.factories.event_form import ADDRESS
from tests.factories.events import make_event
from tests.factories.ics import WEEKLY, calendar, event
from tests.pages_of import text
from veeb.contribute.models import Receipt, Upload
from veeb.events.models import Event
from veeb.tools import ical

pytestmark = pytest.mark.django_db
FILE, PREFILLED = f"{ADDRESS}fail/", f"{ADDRESS}vorm/"


def look_into(client, content: bytes, **more):
    upload = SimpleUploadedFile("kalender.ics", content, "text/calendar") if content is not None else ""
    return client.post(FILE, {"calendar": upload}, **SAME_SITE, **more)


def refusal(answer) -> str:
    return text(re.search(r'<div id="id_calendar_error".*?</div>', answer.text, re.DOTALL)[0])


def carried(page: str) -> list[dict[str, list[str]]]:
    """What each "fill in" button of a preview would send."""
    forms = re.findall(r'<form method="post" action="/panusta/sundmus/vorm/">(.*?)</form>', page, re.DOTALL)
    found = []
    for form in forms:
        values: dict[str, list[str]] = {}
        for name, value in re.findall(r'name="([^"]*)" value="([^"]*)"', form):
            values.setdefault(name, []).append(unescape(value))
        found.append(values)
    return found


def test_preview_tells_what_was_understood_and_keeps_nothing(client):
    content = calendar(
        event(WEEKLY, "EXDATE;TZID=Europe/Tallinn:20261028T100000", "LOCATION:Kolga mõis", title="SUMMARY:Talgud"),
        event(uid="UID:2", start="DTSTART;VALUE=DATE:20271104", title="SUMMARY:Laager"),
        event("STATUS:CANCELLED", uid="UID:3", title="SUMMARY:Ärajäänu"),
    )

    answer = look_into(client, content)

    page = text(answer.text)
    assert "Talgud Kolmapäev, 21. oktoober 2026, 10.00 Kordub: iga nädal, 4 korda" in page
    assert "Erand: 28. oktoober 2026, 10.00 – jääb ära" in page
    assert "Kolga mõis" in page
    assert "Laager Neljapäev, 4. november 2027" in page
    assert "See sündmus on failis märgitud ärajäänuks" in page
    assert len(carried(answer.text)) == 2
    assert (Event.objects.count(), Receipt.objects.count(), Upload.objects.count()) == (0, 0, 0)


def test_button_opens_the_form_filled_in_and_that_can_be_sent(client):
    content = calendar(
        event(
            WEEKLY,
            "EXDATE;TZID=Europe/Tallinn:20261028T100000",
            "DURATION:PT2H",
            "DESCRIPTION:Riisume & põletame <lehti>.",
            "ORGANIZER;CN=Kolga külaselts:mailto:kyla@example.org",
        )
    )
    (values,) = carried(look_into(client, content).text)

    form = client.post(PREFILLED, values, **SAME_SITE)

    assert form.status_code == 200
    assert "data-prefilled" in form.text
    assert "28. oktoober 2026, 10.00 – jääb ära" in form.text
    assert 'role="alert"' not in form.text
    more = {
        "kind": "thinking", "good_for": "Küla saab korda.", "topics": [any_topic().pk], "joining": "open",
        "language": "et", "consent": "on",
    }  # fmt: skip
    answer = client.post(ADDRESS, {**values, **more}, **SAME_SITE)
    assert answer.status_code == 303, errors_of(answer)
    made = Event.objects.get()
    assert (made.title_et, made.organiser, made.body) == (
        "Talgud", "Kolga külaselts", "Riisume & põletame <lehti>.",
    )  # fmt: skip
    assert made.rule == "FREQ=WEEKLY;COUNT=4;BYDAY=WE"
    assert [override.is_dropped for override in made.overrides.all()] == [True]


def test_file_that_is_prefilled_in_vain_is_escaped(client):
    form = client.post(PREFILLED, {"title": '"><script>alert(1)</script>', "day_1_starts_on": "<b>"}, **SAME_SITE)

    assert "<script>alert" not in form.text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Vali kalendrifail. Selle nimi"),
        (b"", "Fail on tühi."),
        (b"<!doctype html><html><body>Sisene</body></html>", ""),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, ""),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1", ""),
    ],
    ids=["none", "empty", "html", "png", "cut off"],
)
def test_what_is_no_calendar_is_told_in_a_sentence(client, content, sentence):
    answer = look_into(client, content)

    assert answer.status_code == 422
    assert refusal(answer).startswith(sentence)
    assert len(refusal(answer)) > 10


def test_file_in_an_old_encoding_is_read(client):
    answer = look_into(client, calendar(event(title="SUMMARY:Õhtu käsitöötoas")).decode().encode("cp1257"))

    assert "Õhtu käsitöötoas" in answer.text


def test_too_large_file_is_told_though_the_envelope_would_do(client):
    answer = look_into(client, b"BEGIN:VCALENDAR" + b" " * ical.MAX_BYTES)

    assert answer.status_code == 422
    assert refusal(answer) == "Fail on liiga suur. Kalendrifail võib olla kuni 5 MB."


class Endless:
    """A body that never ends; who reads it has lost."""

    def read(self, size: int = -1) -> bytes:
        raise AssertionError("was read")

    readline = read


def test_of_fifty_megabytes_not_a_byte_is_read(client):
    body = {"wsgi.input": Endless(), "CONTENT_LENGTH": 50 * 1024**2, "CONTENT_TYPE": "multipart/form-data; boundary=x"}

    answer = client.post(FILE, **SAME_SITE, **body)

    assert answer.status_code == 413
    assert refusal(answer).startswith("Fail on liiga suur.")


def test_of_a_body_without_a_length_nothing_is_read(client):
    body = {"wsgi.input": Endless(), "CONTENT_LENGTH": "", "CONTENT_TYPE": "multipart/form-data; boundary=x"}

    answer = client.post(FILE, **SAME_SITE, **body)

    assert answer.status_code in {400, 422}


def test_event_that_is_here_already_is_not_offered(client):
    make_event("Talgud", ref="ics:1@kula.ee")

    answer = look_into(client, calendar(event()))

    assert "See sündmus on kalendris juba olemas." in answer.text
    assert carried(answer.text) == []


def test_more_events_than_a_page_shows_are_counted(client):
    events = [event(uid=f"UID:{n}", start=f"DTSTART:20270101T{n % 24:02}0000Z") for n in range(120)]

    assert "Failis on veel 20 sündmust" in look_into(client, calendar(*events)).text


def test_file_of_rules_that_take_long_is_looked_into_at_once(client, monkeypatch):
    never, start = "RRULE:FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "DTSTART;TZID=Europe/Tallinn:19910228T100000"
    monkeypatch.setattr("veeb.tools.recurrence.rrulestr", None)

    answer = look_into(client, calendar(*(event(never, start=start, uid=f"UID:{n}") for n in range(3))))

    assert len(carried(answer.text)) == 3


@pytest.mark.parametrize("values", [{"overrides": "[" * 100_000}, {"overrides": "1" * 5000}])
def test_form_filled_in_with_nonsense_is_a_form(client, values):
    assert client.post(PREFILLED, values, **SAME_SITE).status_code == 200


@pytest.mark.parametrize("address", [FILE, PREFILLED])
def test_reload_of_the_address_leads_to_the_form(client, address):
    answer = client.get(address)

    assert (answer.status_code, answer["Location"]) == (303, ADDRESS)


def test_one_network_has_so_many_files_looked_into_an_hour(client, settings):
    settings.CONTRIBUTE_PER_HOUR = 2

    answers = [look_into(client, calendar(event(WEEKLY))).status_code for _time in range(3)]

    assert answers == [200, 200, 429]
