"""The reviewers' queue: what it shows, to whom, and at what cost."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from tests import people
from tests.factories.library import make_resource
from tests.factories.news import make_news
from veeb.contribute import review
from veeb.contribute.models import Receipt
from veeb.pages.models import SectionPage
from veeb.records import publishing
from veeb.visitors.models import Doubt

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday


def sent(record, *, days_ago: int = 0, **receipt):
    """Age a record in review and give it a receipt."""
    WorkflowState.objects.for_instance(record).update(created_at=timezone.now() - timedelta(days=days_ago))
    return Receipt.objects.create(record=record, **receipt)


def titles(page) -> list[str]:
    return [item.title for item in page.context["items"]]


def test_queue_shows_all_kinds_oldest_first_and_nothing_else(client):
    make_resource("Juba avalik")
    make_resource("Mustand", state="draft")
    sent(make_resource("Uuem juhend", state="in_review"), days_ago=1)
    sent(make_news("Vanem uudis", state="in_review"), days_ago=9)
    people.sign_in(client, people.juhan())

    page = client.get("/admin/labivaatus/")

    assert titles(page) == ["Vanem uudis", "Uuem juhend"]
    assert "9 päeva" in page.text
    assert "üle 5 tööpäeva" in page.text


def test_editorial_pages_in_review_are_in_the_same_queue(client):
    page = Page.get_first_root_node().add_child(instance=SectionPage(title="Ootel leht", live=False))
    page.save_revision()
    page.get_workflow().start(page, people.mari())
    people.sign_in(client, people.juhan())

    queue = client.get("/admin/labivaatus/")

    assert titles(queue) == ["Ootel leht"]
    assert f"/admin/pages/{page.pk}/edit/" in queue.text


def test_doubtful_ones_have_their_own_tab_with_reasons(client):
    sent(make_resource("Aus töö", state="in_review"))
    sent(make_resource("Kiire töö", state="in_review"), doubts=[Doubt.TOO_FAST])
    people.sign_in(client, people.juhan())

    ordinary, doubtful = client.get("/admin/labivaatus/"), client.get("/admin/labivaatus/?vaade=kahtlased")

    assert titles(ordinary) == ["Aus töö"]
    assert titles(doubtful) == ["Kiire töö"]
    assert "täideti inimese kohta liiga kiiresti" in doubtful.text


def test_step_tells_whose_turn_it_is(client):
    new, asked, answered = (make_resource(title, state="in_review") for title in ("Uus", "Küsitud", "Vastatud"))
    for record in (asked, answered):
        publishing.ask(record, by=people.juhan(), question="Mis aastal?")
    publishing.submit(answered.fresh())

    steps = {item.title: item.step for item in review.queue(at=timezone.now())}

    assert steps == {"Uus": review.Step.NEW, "Küsitud": review.Step.WAITING, "Vastatud": review.Step.ANSWERED}
    assert review.count_waiting() == 2
    assert new.current_workflow_state


@pytest.mark.parametrize("how_many", [1, 3])
def test_queue_asks_the_database_the_same_number_of_times(client, how_many, django_assert_num_queries):
    for number in range(how_many):
        sent(make_resource(f"Juhend {number}", state="in_review"))
        sent(make_news(f"Uudis {number}", state="in_review"))

    review.queue(at=NOW)  # the content types are remembered
    with django_assert_num_queries(4):
        assert len(review.queue(at=NOW)) == 2 * how_many


def test_deleted_record_leaves_the_queue_and_its_words_the_database():
    record = make_resource("Kustutatav", state="in_review")
    revisions = record.revisions

    record.delete()

    assert review.queue(at=NOW) == []
    assert not revisions.exists()


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (date(2026, 11, 13), date(2026, 11, 20), 5),  # Friday to Friday
        (date(2026, 11, 13), date(2026, 11, 15), 0),  # a weekend
        (date(2026, 11, 20), date(2026, 11, 20), 0),
    ],
)
def test_working_days(since, until, days):
    assert review.working_days(since, until) == days


def test_menu_and_home_panel_count_what_waits(client):
    make_resource("Ootab", state="in_review")
    people.sign_in(client, people.juhan())

    home = client.get("/admin/").text

    assert json.dumps("Läbivaatus (1)") in home
    assert "Ootab läbivaatust: 1" in home


def test_home_panel_is_not_for_editors(client):
    make_resource("Ootab", state="in_review")
    people.sign_in(client, people.mari())

    assert "Ootab läbivaatust" not in client.get("/admin/").text
