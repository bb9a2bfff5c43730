"""What must be looked at again: planned at publication, told to readers, listed for editors."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tests import people
from tests.factories.events import make_event
from tests.factories.funding import make_call
from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.pages_of import text
from veeb.records import freshness, publishing

pytestmark = pytest.mark.django_db
LIST = "/admin/kontrollida/"
TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """It is 24 November 2026."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 24, 10, tzinfo=UTC))


def test_publication_plans_the_first_check_of_what_may_go_off():
    assert make_resource(kind="law").next_check_on == TODAY + timedelta(days=182)
    assert make_resource(kind="law", legal_from=date(2027, 1, 1)).next_check_on == date(2027, 1, 1)
    assert make_resource(link="https://example.org").next_check_on == TODAY + timedelta(days=365)
    assert make_call().next_check_on == TODAY + timedelta(days=30)
    assert make_call(opens_on=date(2026, 12, 1)).next_check_on == date(2026, 12, 1)
    assert make_call(closes_on=YESTERDAY).next_check_on is None
    assert make_resource().next_check_on is None
    assert make_event().next_check_on is None
    assert make_news().next_check_on is None


def test_what_an_editor_set_stays_and_a_scheduled_thing_is_planned_from_its_day():
    assert make_call(next_check_on=YESTERDAY).next_check_on == YESTERDAY
    scheduled = make_call(state="scheduled")

    assert scheduled.fresh().next_check_on == TODAY + timedelta(days=31)


def test_a_check_plans_the_next_by_the_kind():
    call, law, over = make_call(), make_resource(kind="law"), make_call(closes_on=YESTERDAY, next_check_on=YESTERDAY)

    for record in (call, law, over):
        publishing.mark_checked(record, by=people.juhan(), on=TODAY)

    assert [record.checked_on for record in (call, law, over)] == [TODAY] * 3
    assert call.next_check_on == TODAY + timedelta(days=30)
    assert law.next_check_on == TODAY + timedelta(days=182)
    assert over.next_check_on is None


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"checked_on": date(2025, 3, 12), "next_check_on": YESTERDAY},
            "Kontrollitud 12. märts 2025. Uus kontroll on hilinenud; vaata ka algallikast.",
        ),
        ({"next_check_on": YESTERDAY}, "Seda ei ole veel kontrollitud; vaata ka algallikast."),
    ],
)
def test_readers_are_told_of_a_check_that_is_late(client, fields, said):
    for record in (make_resource(kind="law", **fields), make_resource(link="https://example.org", **fields)):
        assert said in text(client.get(record.get_absolute_url()).text).replace(" .", ".")
    assert said in text(client.get(make_call(**fields).get_absolute_url()).text).replace(" .", ".")


def test_readers_are_not_told_of_what_is_in_time_or_does_not_go_off(client):
    late = {"checked_on": date(2025, 3, 12), "next_check_on": YESTERDAY}
    records = [
        make_resource(kind="law", checked_on=date(2025, 3, 12), next_check_on=TODAY),
        make_resource(**late),
        make_event(**late),
        make_call(closes_on=YESTERDAY, **late),
    ]

    for record in records:
        assert "hilinenud" not in client.get(record.get_absolute_url()).text


@pytest.fixture
def late_things():
    mari = people.mari()
    make_resource("Seadus", kind="law", next_check_on=date(2026, 9, 1), owner=mari)
    make_resource("Juhend", next_check_on=date(2026, 10, 1))
    make_call("Voor", next_check_on=TODAY)
    make_event("Koolitus", next_check_on=date(2026, 8, 1))
    make_call("Hiljem", next_check_on=TODAY + timedelta(days=1))
    make_call("Mustand", next_check_on=YESTERDAY, state="draft")
    make_call("Tagasi võetud", next_check_on=YESTERDAY, state="withdrawn")
    return mari


def listed(answer) -> list[str]:
    return [line.title for line in answer.context["page"].object_list]


def test_editors_see_all_kinds_in_one_list_the_most_overdue_first(client, late_things):
    people.sign_in(client, late_things)

    page = client.get(LIST)

    assert listed(page) == ["Koolitus", "Seadus", "Juhend", "Voor"]
    assert "84 päeva hiljaks jäänud" in text(page.text)
    assert listed(client.get(f"{LIST}?vastutaja={late_things.pk}")) == ["Seadus"]
    assert listed(client.get(f"{LIST}?vastutaja=puudub")) == ["Koolitus", "Juhend", "Voor"]
    assert listed(client.get(f"{LIST}?liik=resource:Juhend")) == ["Juhend"]
    assert "Ootab kontrolli: 4" in text(client.get("/admin/").text)
    assert "Kontrollisin" not in page.text


def test_reviewer_notes_a_check_and_comes_back_to_the_same_list(client, late_things):
    people.sign_in(client, people.juhan())
    law = next(line for line in freshness.due(on=TODAY) if line.title == "Seadus")

    answer = client.post(f"{LIST}?liik=resource:Juhend", {"room": law.room, "pk": law.pk})

    assert answer["Location"] == f"{LIST}?liik=resource%3AJuhend"
    assert "Seadus" not in listed(client.get(LIST))


def test_others_neither_see_nor_note(client, late_things):
    call = next(line for line in freshness.due(on=TODAY) if line.title == "Voor")
    note = {"room": call.room, "pk": call.pk}

    people.sign_in(client, late_things)
    assert client.post(LIST, note).status_code == 302
    client.force_login(people.ott())
    assert client.get(LIST).status_code == 403
    client.logout()
    assert client.get(LIST).status_code == 302
    people.sign_in(client, people.juhan())
    assert client.post(LIST, {"room": "user", "pk": "1"}).status_code == 404
    assert client.post(LIST, {"room": "call", "pk": "x"}).status_code == 404
    assert "Voor" in listed(client.get(LIST))


@pytest.mark.parametrize("how_many", [1, 3])
def test_list_is_two_queries_however_many(how_many, django_assert_num_queries):
    for number in range(how_many):
        make_call(f"Voor {number}", next_check_on=YESTERDAY, owner=people.mari())
        make_resource(f"Seadus {number}", kind="law", next_check_on=YESTERDAY, owner=people.mari())

    with django_assert_num_queries(2):
        assert len(freshness.due(on=TODAY)) == 2 * how_many
