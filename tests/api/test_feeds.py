"""Atom feeds: the same things as the lists, stable names, no more than is public."""

from datetime import date, timedelta
from http import HTTPStatus
from xml.etree import ElementTree as ET

import pytest

from tests import people
from tests.factories.events import MORNING, make_event, session
from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from veeb.records import publishing
from veeb.search.actions import reindex
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://127.0.0.1:8000"


def feed(client, address: str) -> ET.Element:
    """The feed's root."""
    answer = client.get(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)  # noqa: S314 (our own)


def titles(root: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("make", "address"),
    [(make_resource, "/aardekast/feed/"), (make_news, "/uudised/feed/"), (make_event, "/kalender/feed/")],
)
def test_only_what_is_live_stands_in_the_feed(client, make, address, state):
    make("Avalik")
    make("Teine", state=state)

    assert titles(feed(client, address)) == (["Teine", "Avalik"] if state == "live" else ["Avalik"])


def test_feed_follows_the_filters_of_the_list(client):
    crisis = make_topic("Kriisivalmidus")
    make_resource("Kriisijuhend", topics=(crisis,))
    make_resource("Kriisilugu", kind="practice", topics=(crisis,))
    make_resource("Muu")

    root = feed(client, "/ru/aardekast/feed/?teema=kriisivalmidus&liik=guide&leht=7")

    assert titles(root) == ["Kriisijuhend"]
    assert [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")] == [
        ("alternate", f"{SITE}/ru/aardekast/?liik=guide&teema=kriisivalmidus"),
        ("self", f"{SITE}/ru/aardekast/feed/?liik=guide&teema=kriisivalmidus"),
    ]


def test_entry_tells_who_what_and_when(client):
    make_news(
        "Talgud & tööd",
        day=date(2026, 5, 2),
        good_for="Metsa <istutati>.",
        title_en="Bee",
    )

    (entry,) = feed(client, "/en/uudised/feed/").iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title") == "Bee"
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert entry.find(f"{ATOM}link").get("href") == f"{SITE}/en/uudis/talgud-tood/"
    assert entry.findtext(f"{ATOM}id") == "tag:127.0.0.1,2026:/uudis/talgud-tood/"
    assert entry.findtext(f"{ATOM}summary") == "Metsa &lt;istutati&gt;."
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Kogukonnaveeb"
    assert entry.findtext(f"{ATOM}published") == "2026-05-02T00:00:00+03:00"


def test_entry_carries_its_kind_and_topic_as_categories(client):
    make_news("Talgud", topics=(make_topic("Kriisivalmidus"),))

    (entry,) = feed(client, "/uudised/feed/").iter(f"{ATOM}entry")

    assert [category.get("term") for category in entry.findall(f"{ATOM}category")] == ["Uudis", "Kriisivalmidus"]


def test_entry_is_by_whoever_contributed_it(client):
    make_resource("Juhend", credit="Liis Lepp")

    (entry,) = feed(client, "/aardekast/feed/").iter(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Liis Lepp"


def test_events_stand_in_the_order_they_were_announced_with_their_days(client):
    make_event("Hiljem", starts=MORNING + timedelta(days=30))
    make_event("Varem", sessions=[session(MORNING), session(MORNING + timedelta(days=1))], good_for="Kaks päeva.")
    make_resource("Juhend")

    entries = feed(client, "/kalender/feed/").findall(f"{ATOM}entry")

    assert [(entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}summary")) for entry in entries] == [
        ("Varem", "7. juuni 2027 – 8. juuni 2027 · Kaks päeva."),
        ("Hiljem", "7. juuli 2027"),
    ]


def test_calendar_feed_follows_the_filters_and_tells_what_is_off(client):
    make_event("Õppus", kind="exercise", standing="cancelled", standing_reason="Torm")
    make_event("Koolitus")

    root = feed(client, "/kalender/feed/?liik=exercise")

    assert titles(root) == ["JÄÄB ÄRA: Õppus"]
    assert root.find(f"{ATOM}link").get("href") == f"{SITE}/kalender/?liik=exercise"


def test_entry_keeps_its_name_and_moment_until_it_changes(client):
    resource = make_resource("Juhend")
    before = SearchDoc.objects.get().changed_at

    SearchDoc.objects.update(analyzer_version="old")
    list(reindex())
    assert SearchDoc.objects.get().changed_at == before

    resource.title_et = "Parem juhend"
    resource.save_revision()
    publishing.publish(resource, by=people.juhan())
    changed = SearchDoc.objects.get()
    assert changed.changed_at > before
    assert changed.path == resource.path()


def test_control_characters_of_an_editor_do_not_break_the_feed(client):
    make_news("Talgud\x0bRõuges", good_for="Metsa\x08 istutati.")

    (entry,) = feed(client, "/uudised/feed/").iter(f"{ATOM}entry")

    assert [entry.findtext(f"{ATOM}{name}") for name in ("title", "summary")] == ["TalgudRõuges", "Metsa istutati."]


def test_unchanged_feed_is_not_sent_twice(client):
    make_news("Talgud")
    first = client.get("/uudised/feed/")

    again = client.get("/uudised/feed/", headers={"if-none-match": first["ETag"]})
    make_news("Uued talgud")
    changed = client.get("/uudised/feed/", headers={"if-none-match": first["ETag"]})

    assert [again.status_code, changed.status_code] == [HTTPStatus.NOT_MODIFIED, HTTPStatus.OK]


def test_feed_without_entries_is_a_feed(client):
    root = feed(client, "/uudised/feed/")

    assert titles(root) == []
    assert root.findtext(f"{ATOM}updated") == "2026-01-01T00:00:00+00:00"


@pytest.mark.parametrize("how_many", [1, 3])
def test_feed_asks_the_database_as_often_for_one_as_for_three(client, how_many, django_assert_num_queries):
    topics = (make_topic(),)
    for n in range(how_many):
        make_resource(f"Juhend {n}", topics=topics)

    with django_assert_num_queries(4):
        answer = client.get("/aardekast/feed/")

    assert answer.content.decode().count("<entry") == how_many
