"""The rules of publishing: who may do what, and what everybody sees afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests import people
from tests.factories.library import make_resource
from veeb.records import publishing
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db


def public_titles():
    return {title for doc in SearchDoc.objects.all() for title in doc.titles.values()}


def test_submitted_record_waits_and_is_nowhere_public():
    resource = make_resource("Kaevud korda", state="in_review")

    assert not resource.live
    assert resource.current_workflow_state.status == "in_progress"
    assert public_titles() == set()


def test_approved_record_is_public_and_in_the_projection_at_once():
    resource = make_resource("Kaevud korda", state="in_review")

    publishing.approve(resource, by=people.juhan())

    resource.refresh_from_db()
    assert resource.live
    assert public_titles() == {"Kaevud korda"}


@pytest.mark.parametrize("person", [people.mari, people.ott])
@pytest.mark.parametrize("verb", ["approve", "withdraw", "decline", "ask", "schedule", "publish"])
def test_only_a_reviewer_decides(person, verb):
    resource = make_resource(state="in_review")
    words = {"decline": {"reason": "Ei sobi"}, "ask": {"question": "Kust see on?"}}
    words["schedule"] = {"at": timezone.now() + timedelta(days=1)}

    with pytest.raises(publishing.NotAllowed):
        getattr(publishing, verb)(resource, by=person(), **words.get(verb, {}))

    resource.refresh_from_db()
    assert not resource.live


def test_question_keeps_the_review_open_and_an_answer_goes_on_with_it():
    resource = make_resource(state="in_review")

    publishing.ask(resource, by=people.juhan(), question="Kes tegi?")
    waiting = resource.current_workflow_state.status
    resource.title_et = "Täpsem pealkiri"
    publishing.submit(resource)

    assert waiting == "needs_changes"
    assert resource.current_workflow_state.status == "in_progress"
    publishing.approve(resource, by=people.juhan())
    assert public_titles() == {"Täpsem pealkiri"}


def test_declined_record_leaves_the_queue_and_its_public_version_stays():
    resource = make_resource("Avalik", state="live")
    resource.title_et = "Parandus"
    publishing.submit(resource)

    publishing.decline(resource, by=people.juhan(), reason="Vana on täpsem")

    resource.refresh_from_db()
    assert resource.current_workflow_state is None
    assert public_titles() == {"Avalik"}


def test_second_reviewer_hears_that_somebody_was_quicker():
    resource = make_resource(state="in_review")
    publishing.approve(resource, by=people.juhan())

    with pytest.raises(publishing.NotInReview):
        publishing.approve(resource, by=people.juhan())
    with pytest.raises(publishing.NotInReview):
        publishing.decline(resource, by=people.juhan(), reason="Hilja")


def test_draft_of_a_live_record_is_hidden_until_it_is_approved():
    resource = make_resource("Avalik", state="live")
    resource.title_et = "Parandus"

    publishing.submit(resource, by=people.mari())

    assert public_titles() == {"Avalik"}
    publishing.approve(resource, by=people.juhan())
    assert public_titles() == {"Parandus"}


def test_scheduled_record_is_not_public_yet():
    resource = make_resource(state="scheduled")

    assert not resource.live
    assert public_titles() == set()


def test_scheduling_for_a_moment_that_has_passed_is_refused():
    resource = make_resource(state="draft")

    with pytest.raises(ValueError, match="passed"):
        publishing.schedule(resource, by=people.juhan(), at=timezone.now() - timedelta(seconds=1))


def test_withdrawn_and_deleted_records_leave_the_projection_at_once():
    withdrawn, deleted = make_resource("Tagasi", state="live"), make_resource("Kustutatud", state="live")

    publishing.withdraw(withdrawn, by=people.juhan())
    deleted.delete()

    assert public_titles() == set()


def test_withdrawn_by_its_contributor_while_in_review_ends_the_review():
    resource = make_resource(state="in_review")

    publishing.withdraw(resource)

    assert resource.current_workflow_state is None


def test_every_step_stands_in_the_log():
    resource = make_resource(state="in_review")

    publishing.approve(resource, by=people.juhan())

    actions = set(ModelLogEntry.objects.filter(object_id=str(resource.pk)).values_list("action", flat=True))
    assert {"wagtail.workflow.start", "wagtail.workflow.approve", "wagtail.publish"} <= actions
