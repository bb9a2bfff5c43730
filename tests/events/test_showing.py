"""The page of one event."""

import json
import re
from datetime import date, datetime, time, timedelta

import pytest
from django.test import RequestFactory

from tests.factories.directory import make_helper
from tests.factories.events import MORNING, make_event, session
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic
from tests.pages_of import events, text
from veeb.events.models import Event, Override, Session
from veeb.events.timetable import agenda_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]
OVER = datetime(2027, 5, 3, 10)


def page_of(client, event: Event, language: str = "") -> str:
    return client.get(f"{language}/sundmus/{event.slug}/").content.decode()


def times(page: str) -> list[str]:
    """What is said of each time."""
    listed = re.search(r'<ol class="times">(.*?)</ol>', page, re.DOTALL)
    return [text(line) for line in re.findall(r"<li.*?</li>", listed[1], re.DOTALL)] if listed else []


def facts(page: str) -> dict[str, str]:
    """Term → value."""
    listed = page[page.index('<dl class="facts">') :].partition("</dl>")[0]
    return {text(term): text(value) for term, value in re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", listed)}


def linked_data(page: str) -> dict:
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    return json.loads(data)["@graph"][0]


def button(page: str) -> tuple[str, str] | None:
    """(words, address) of the way in."""
    found = re.search(r'<a class="btn" href="([^"]+)"[^>]*>(.*?)</a>', page)
    return (text(found[2]), found[1]) if found else None


def words(page: str) -> list[str]:
    """The sentences beside the button."""
    return [text(line) for line in re.findall(r"<li>(.*?)</li>", "".join(re.findall('join-words">(.*?)</ul>', page)))]


def test_event_of_two_days_shows_each_with_its_agenda_and_place(client):
    event = make_event(
        sessions=[
            session(MORNING, title="Esimene", agenda="9.30 Kogunemine\n10:00–11.00 Avamine\nKaasa kummikud"),
            session(MORNING + timedelta(days=1), place="Linnus"),
        ],
        attend_all=True,
    )

    page = page_of(client, event)

    assert times(page) == [
        (
            "Esmaspäev, 7. juuni 2027 10.00–16.00 Esimene Päevakava Kell Mis toimub "
            "9.30 Kogunemine 10:00–11.00 Avamine Kaasa kummikud"
        ),
        "Teisipäev, 8. juuni 2027 10.00–16.00 Linnus",
    ]
    assert "Osalejat oodatakse kõigil päevadel." in page


def test_agenda_parts_the_clock_from_the_words():
    assert agenda_of("10.00 Kogunemine\n\n 10.30–12 Ring\n12:30 - 13:00: Lõuna\n2027. aasta plaan") == (
        ("10.00", "Kogunemine"),
        ("10.30", "12 Ring"),
        ("12:30 - 13:00", "Lõuna"),
        ("", "2027. aasta plaan"),
    )


def test_repeating_event_tells_its_rule_and_its_next_times_with_what_is_otherwise(client):
    event = make_event(
        starts=datetime(2027, 5, 26, 10),
        rule="FREQ=WEEKLY;COUNT=12",
        overrides=[
            {"was_on": date(2027, 6, 9), "was_at": time(10), "is_dropped": True, "reason": "Puhkus"},
            {"was_on": date(2027, 6, 16), "was_at": time(10), "starts_on": date(2027, 6, 17), "starts_at": time(12),
             "ends_at": time(13), "reason": "Saal on kinni"},
        ],
    )  # fmt: skip

    page = page_of(client, event)

    assert "Iga nädal, 12 korda" in page
    assert times(page)[:3] == [
        "Kolmapäev, 2. juuni 2027 10.00–16.00",
        "Kolmapäev, 9. juuni 2027 10.00–16.00 jääb ära Puhkus",
        "Neljapäev, 17. juuni 2027 12.00–13.00 teisel ajal Oli: Kolmapäev, 16. juuni 2027 kell 10.00 Saal on kinni",
    ]
    assert "Möödunud 1 kord." in page
    assert "Ja veel 3 korda." in page


def test_zone_is_said_when_it_is_not_ours(client):
    assert "Europe/London aja järgi" in page_of(client, make_event(zone="Europe/London"))
    assert "aja järgi" not in page_of(client, make_event("Kodus"))


def test_cancelled_event_says_so_with_its_reason_and_takes_nobody(client):
    page = page_of(client, make_event(standing="cancelled", standing_reason="Torm tuleb", joining="seat"))

    assert "Sündmus jääb ära" in page
    assert "Torm tuleb" in page
    assert button(page) is None
    assert linked_data(page)["eventStatus"] == "https://schema.org/EventCancelled"


def test_moved_event_says_why(client):
    page = page_of(client, make_event(standing="moved", standing_reason="Saal jäi väikeseks"))

    assert "Aeg või koht muutus" in page
    assert "Saal jäi väikeseks" in page
    assert linked_data(page)["eventStatus"] == "https://schema.org/EventRescheduled"


def test_past_event_is_marked_and_keeps_what_came_of_it(client):
    event = make_event(
        starts=OVER,
        joining="seat",
        recording_link="https://example.org/salvestus",
        aftermath="Kolm kaarti.",
        files=[("slaidid.pdf", b"%PDF-1.4")],
    )

    page = page_of(client, event)

    assert "See sündmus on möödunud." in page
    assert "Kolm kaarti." in page
    assert 'href="https://example.org/salvestus"' in page
    assert f'href="/sundmuse-failid/{event.files.get().pk}/slaidid.pdf"' in page
    assert button(page) is None


@pytest.mark.parametrize(
    ("fields", "way"),
    [
        ({"joining": "seat"}, ("Registreeru", "/sundmus/kriisiplaani-koolitus/osale/")),
        ({"joining": "cohort"}, ("Kandideeri", "/sundmus/kriisiplaani-koolitus/osale/")),
        ({"joining": "link", "joining_link": "https://example.org/r"},
         ("Registreeru korraldaja lehel", "https://example.org/r")),
        ({"joining": "open"}, None),
    ],
)  # fmt: skip
def test_way_in_is_a_button_where_one_must_sign_up(client, fields, way):
    assert button(page_of(client, make_event(**fields))) == way


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({}, ["Tule lihtsalt kohale, registreeruma ei pea."]),
        ({"is_online": True}, ["Liitu veebis, registreeruma ei pea."]),
        ({"joining": "cohort", "capacity": 9, "closes_on": date(2027, 6, 3)},
         ["Kohti kokku 9.", "Korraldaja valib osalejad kandideerijate seast.", "Tähtaeg: 3. juuni 2027."]),
        ({"joining": "seat", "closes_on": date(2027, 6, 2), "closes_at": time(12, 5), "one_per_municipality": True},
         ["Igast omavalitsusest üks inimene.", "Tähtaeg: 2. juuni 2027 kell 12.05."]),
        ({"joining": "cohort", "closes_on": date(2027, 6, 2), "closes_at": time(9), "zone": "America/New_York"},
         ["Korraldaja valib osalejad kandideerijate seast.",
          "Tähtaeg: 2. juuni 2027 kell 9.00 America/New_York aja järgi."]),
        ({"joining": "seat", "closes_on": date(2027, 5, 31)}, ["Registreerumine on lõppenud."]),
        ({"joining": "seat", "closes_on": date(2027, 6, 1), "closes_at": time(15)}, ["Registreerumine on lõppenud."]),
        ({"joining": "cohort", "closes_on": date(2027, 5, 31)}, ["Kandideerimine on lõppenud."]),
    ],
)  # fmt: skip
def test_what_to_know_of_taking_part_is_said(client, fields, sentences):
    page = page_of(client, make_event(**fields))

    assert words(page) == sentences
    assert (button(page) is None) == (sentences[0].endswith(("lõppenud.", "ei pea.")))


def test_event_that_has_begun_takes_nobody_but_is_not_over(client):
    page = page_of(client, make_event(starts=datetime(2027, 6, 1, 14), joining="seat"))

    assert words(page) == ["Registreerumine on lõppenud."]
    assert times(page) == ["Teisipäev, 1. juuni 2027 14.00–20.00 käib praegu"]


def test_seats_are_counted_and_a_full_event_has_a_waiting_list(client, taken):
    event = make_event(joining="seat", capacity=20)

    taken[event.pk] = 14
    assert words(page_of(client, event)) == ["Vabu kohti 6, kokku 20."]

    taken[event.pk] = 20
    full = page_of(client, event)
    assert words(full) == ["Kohad on täis, saab ootenimekirja."]
    assert button(full) == ("Pane end ootenimekirja", "/sundmus/kriisiplaani-koolitus/osale/")
    assert linked_data(full)["offers"]["availability"] == "https://schema.org/SoldOut"


@pytest.mark.parametrize(("joining", "is_shown"), [("open", True), ("link", True), ("seat", False), ("cohort", False)])
def test_link_to_the_meeting_is_only_for_participants_where_one_signs_up(client, joining, is_shown):
    link = "https://example.org/ruum"
    event = make_event(joining=joining, joining_link="https://example.org/r", is_online=True, online_link=link)

    page = page_of(client, event)

    assert (link in page) == is_shown
    assert ("link saadetakse osalejatele" in page) != is_shown


def test_facts_are_told_and_what_is_not_known_is_not(client):
    home = make_municipality("Kuusalu vald")
    event = make_event(
        municipality=home,
        settlement="Kuusalu",
        venue="Rahvamaja",
        address="Mere 1",
        organiser="Külaselts",
        price="5 €",
        group_size="kuni 20",
        contact_role="koolitaja",
        contact_email="kysi@example.org",
        access=["wheelchair"],
        outcomes="Plaan\nKaart",
    )

    page = page_of(client, event)

    assert facts(page) == {
        "Koht": "Rahvamaja, Mere 1",
        "Kus": "Kuusalu, Kuusalu vald",
        "Korraldaja": "Külaselts",
        "Rühma suurus": "kuni 20",
        "Hind": "5 €",
        "Keel": "eesti",
        "Piirkond": "Lõuna päästekeskus",
        "Lisatud": "1. juuni 2027",
    }
    assert "ratastooliga ligipääs" in page
    assert 'href="mailto:kysi@example.org"' in page


def test_series_shows_its_parts_coming_and_past_and_a_part_its_siblings(client):
    topic = make_topic("Kriis")
    series = make_event("Sari", starts=None, topics=(topic,))
    make_event("Võrus", part_of=series, topics=(topic,))
    tartu = make_event("Tartus", part_of=series, topics=(topic,), starts=MORNING + timedelta(days=1))
    make_event("Narvas", part_of=series, topics=(topic,), starts=OVER)
    make_event("Mustand", part_of=series, state="draft")

    whole, part = client.get("/sundmus/sari/"), client.get(f"/sundmus/{tartu.slug}/")

    assert events(whole) == ["Võrus", "Tartus"]
    assert re.findall(r"<h4><a[^>]*>(.*?)</a>", whole.content.decode()) == ["Narvas"]
    assert "Vali endale sobiv kord." in whole.content.decode()
    assert events(part) == ["Võrus"]
    assert 'Osa sarjast: <a href="/sundmus/sari/">Sari</a>' in part.content.decode()
    assert "belt-list" not in part.content.decode()
    assert [one["name"] for one in linked_data(whole.content.decode())["subEvent"]] == ["Võrus", "Tartus", "Narvas"]


def test_part_of_a_series_that_is_not_public_does_not_name_it(client):
    series = make_event("Salajane sari", starts=None, state="draft")

    assert "Salajane" not in page_of(client, make_event("Osa", part_of=series))


def test_series_whose_parts_are_over_has_nothing_ahead(client):
    series = make_event("Sari", starts=None)
    make_event("Osa", part_of=series, starts=OVER)

    assert "Praegu ei ole kalendris midagi ees." in page_of(client, series)


def test_linked_data_tells_when_where_and_for_how_much(client):
    home = make_municipality("Kuusalu vald")
    event = make_event(municipality=home, venue="Rahvamaja", is_online=True, is_free=True, organiser="Külaselts")

    data = linked_data(page_of(client, event))

    assert data["@type"] == "Event"
    assert (data["startDate"], data["endDate"]) == ("2027-06-07T10:00:00+03:00", "2027-06-07T16:00:00+03:00")
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert data["organizer"]["name"] == "Külaselts"
    assert data["isAccessibleForFree"] is True


def test_linked_data_of_whole_days_has_no_hour(client):
    event = make_event(sessions=[{"starts_on": date(2027, 6, 7), "ends_on": date(2027, 6, 9)}])

    data = linked_data(page_of(client, event))

    assert (data["startDate"], data["endDate"]) == ("2027-06-07", "2027-06-09")


@pytest.mark.parametrize("language", ["ru", "en"])
def test_page_is_in_every_language(client, language):
    event = make_event(title_ru="Курс", title_en="Course", joining="seat", rule="")

    page = page_of(client, event, f"/{language}")

    assert f'<html lang="{language}">' in page
    assert {"ru": "Курс", "en": "Course"}[language] in page
    assert f'href="/{language}/sundmus/kriisiplaani-koolitus/osale/"' in page


def test_organiser_leads_to_its_own_page(client):
    helper = make_helper("Külakool")
    named = make_event("Nimega", organiser="Rõuge külakool", helper=helper)
    unnamed = make_event("Nimeta", helper=helper)

    for event, name in ((named, "Rõuge külakool"), (unnamed, "Külakool")):
        page = page_of(client, event)
        assert f'<dd><a href="{helper.get_absolute_url()}">{name}</a></dd>' in page
        organizer = linked_data(page)["organizer"]
        assert (organizer["name"], organizer["url"].endswith(helper.get_absolute_url())) == (name, True)
    assert f'<a href="/ru{helper.get_absolute_url()}">' in page_of(client, named, "/ru")


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "withdrawn"])
def test_organiser_that_is_not_public_is_no_link(client, state):
    helper = make_helper("Külakool", state=state)
    named = page_of(client, make_event("Nimega", organiser="Rõuge külakool", helper=helper))
    unnamed = page_of(client, make_event("Nimeta", helper=helper))

    assert facts(named)["Korraldaja"] == "Rõuge külakool"
    assert "Korraldaja" not in facts(unnamed)
    for page in (named, unnamed):
        assert "/kes-aitab/" not in page.partition("<main")[2].partition("</main")[0]
        assert "url" not in linked_data(page).get("organizer", {})


def test_organiser_that_is_deleted_leaves_the_event_as_it_was(client):
    helper = make_helper("Külakool")
    event = make_event(organiser="Rõuge külakool", helper=helper)

    helper.delete()

    event.refresh_from_db()
    assert event.latest_revision.as_object().helper is None
    assert facts(page_of(client, event))["Korraldaja"] == "Rõuge külakool"


def test_draft_without_an_address_can_be_looked_at():
    draft = Event(title_et="Mustand", joining="seat", capacity=3, rule="FREQ=WEEKLY;COUNT=2")
    draft.sessions.set([Session(starts_on=MORNING.date(), starts_at=MORNING.time())])
    draft.overrides.set([Override(was_on=MORNING.date(), was_at=MORNING.time(), is_dropped=True, reason="Püha")])

    page = draft.serve_preview(RequestFactory().get("/"), "").render().content.decode()

    assert times(page)[0] == "Esmaspäev, 7. juuni 2027 10.00 jääb ära Püha"
    assert '<span class="btn" aria-disabled="true">Registreeru</span>' in page


def test_bare_draft_can_be_looked_at():
    assert "Mustand" in Event(title_et="Mustand").serve_preview(RequestFactory().get("/"), "").render().content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_takes_few_queries_however_many_parts(client, how_many, django_assert_max_num_queries):
    topic, home = make_topic("Kriis"), make_municipality("Kuusalu vald")
    series = make_event("Sari", starts=None, topics=(topic,))
    make_event("Muu", topics=(topic,), municipality=home)
    for number in range(how_many):
        more = {"rule": "FREQ=WEEKLY;COUNT=3"} if number else {"joining": "seat", "capacity": 5}
        make_event(f"Osa {number}", part_of=series, topics=(topic,), municipality=home, **more)
        make_event(f"Läbi {number}", part_of=series, topics=(topic,), starts=OVER)
    Event.objects.update(helper=make_helper())
    client.get("/sundmus/sari/")

    for slug in ("sari", "osa-0"):
        with django_assert_max_num_queries(14):
            assert client.get(f"/sundmus/{slug}/").status_code == 200
