"""Addresses of the calendar: who sees what, and how it is sent."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from tests import people
from tests.factories.events import make_event
from veeb.events.views import admin_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]
SCREENS = ["/kalender/", "/kalender/kuu/2027-06/", "/kalender/nimekiri/", "/kalender/moodunud/", "/kalender/maakonnad/"]


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "withdrawn"])
def test_events_that_are_not_public_have_no_page(client, state):
    event = make_event(state=state)

    assert client.get(f"/sundmus/{event.slug}/").status_code == 404


@pytest.mark.parametrize("path", [*SCREENS, "/sundmus/kriisiplaani-koolitus/"])
def test_pages_are_the_same_for_everybody(client, path):
    make_event()

    page = client.get(path)

    assert page.status_code == 200
    assert "public" in page["Cache-Control"]
    assert not page.cookies
    assert "csrf" not in page.content.decode()
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", [*SCREENS, "/sundmus/kriisiplaani-koolitus/"])
def test_pages_carry_no_style_or_script_of_their_own(client, path):
    make_event()

    page = client.get(path).content.decode()

    assert " style=" not in page
    assert "<style" not in page


def test_screens_of_an_empty_calendar_say_so(client):
    for path in SCREENS:
        page = client.get(path).content.decode()
        assert "Praegu ei ole kalendris midagi ees." in page or "ei ole siin midagi" in page


def test_address_without_a_name_leads_to_the_calendar(client):
    assert client.get("/sundmus/")["Location"] == "/kalender/"


def test_event_that_does_not_exist_is_not_found(client):
    assert client.get("/sundmus/ei-ole/").status_code == 404


def test_file_is_public_with_its_event_only(client):
    shown = make_event(files=[("kutse.pdf", b"%PDF-1.4")]).files.get()
    hidden = make_event("Mustand", state="draft", files=[("mustand.pdf", b"%PDF-1.4")]).files.get()

    assert b"".join(client.get(shown.get_absolute_url()).streaming_content) == b"%PDF-1.4"
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(f"/sundmuse-failid/{shown.pk}/muu.pdf").status_code == 404


def test_file_of_a_draft_is_for_those_who_may_see_the_draft():
    file = make_event(state="draft", files=[("mustand.pdf", b"%PDF-1.4")]).files.get()
    request = RequestFactory().get("/")

    request.user = people.mari()
    answer = admin_file(request, file.pk, file.name)
    assert answer.file_to_stream.read() == b"%PDF-1.4"
    # Closing the answer would close the database's connection, too.
    answer.file_to_stream.close()
    for stranger in (people.ott(), people.ANYBODY):
        request.user = stranger
        with pytest.raises(Http404):
            admin_file(request, file.pk, file.name)
