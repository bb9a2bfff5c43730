"""From a stranger's contribution to the decision, on the reviewer's page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests import people
from tests.factories.library import make_file, make_resource
from tests.factories.news import make_news
from veeb.contribute import actions
from veeb.contribute.deciding import seen_of
from veeb.contribute.models import Event, Receipt
from veeb.library.models import Resource
from veeb.records import publishing, scheduling
from veeb.records.candidates import Candidate
from veeb.records.states import State, state_of
from veeb.records.tasks import keep_schedule
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db


def receive(title: str = "Talgute käsiraamat", **fields) -> Resource:
    """What a stranger has sent."""
    fields.setdefault("good_for", "Aitab talguid korraldada.")
    receipt, _new = actions.receive(
        actions.Sending(candidate=Candidate(kind="guide", title=title, **fields), contact="anu@example.org")
    )
    return receipt.record


def page_of(record) -> str:
    return f"/admin/labivaatus/{record._meta.model_name}/{record.pk}/"


def decide(client, record, action: str, **words):
    """Press a button on the page as it is now."""
    record.refresh_from_db()
    return press(client, record, action, seen_of(record), **words)


def press(client, record, action: str, seen: str, **words):
    data = {f"{action}-{name}": value for name, value in words.items()}
    return client.post(page_of(record), {"action": action, "seen": seen, **data})


def public_titles() -> list[str]:
    return sorted(doc.titles["et"] for doc in SearchDoc.objects.all())


def said(record) -> list[str]:
    return [message.event for message in Receipt.objects.of(record).get().messages.all()]


@pytest.fixture
def juhan(client):
    person = people.juhan()
    people.sign_in(client, person)
    return person


def test_strangers_contribution_is_public_once_it_is_approved(client, juhan):
    record = receive(link="https://example.org/talgud")

    page = client.get(page_of(record)).text
    assert "Talgute käsiraamat" in page
    assert "Aitab talguid korraldada." in page
    assert "Näita kontaktaadressi" in page
    assert public_titles() == []

    assert decide(client, record, "approve").status_code == 302
    assert public_titles() == ["Talgute käsiraamat"]
    assert said(record) == [Event.RECEIVED, Event.PUBLISHED]
    assert client.get("/admin/labivaatus/").context["items"] == []


def test_question_waits_for_the_answer_and_the_review_goes_on(client, juhan):
    record = receive()

    decide(client, record, "ask", comment="Kes on autor?")
    assert state_of(record) == State.WAITING

    actions.reply(Receipt.objects.of(record).get(), "Anu Kask.")
    assert state_of(record) == State.REVIEW
    page = client.get(page_of(record)).text
    assert "Kes on autor?" in page
    assert "Anu Kask." in page


def test_declined_with_a_reason_that_the_contributor_and_the_log_keep(client, juhan):
    record = receive()

    decide(client, record, "decline", comment="Ei ole kogukondadest.")

    assert state_of(record) == State.DRAFT
    assert said(record)[-1] == Event.DECLINED
    history = client.get(f"/admin/aardekast/history/{record.pk}/").text
    assert "Keeldus: Ei ole kogukondadest." in history
    assert "Keeldus: Ei ole kogukondadest." in client.get("/admin/reports/site-history/").text


@pytest.mark.parametrize(
    ("action", "sentence"),
    [("decline", "Kirjuta põhjus: ilma selleta keelduda ei saa."), ("ask", "Kirjuta, mida küsida tahad.")],
)
def test_words_are_asked_for_beside_the_field(client, juhan, action, sentence):
    record = receive()

    page = decide(client, record, action, comment="   ")

    assert page.status_code == 200
    assert sentence in page.text
    assert state_of(record) == State.REVIEW


def test_scheduled_goes_public_at_its_time(client, juhan):
    record = receive()
    at = timezone.localtime(timezone.now() + timedelta(days=2))

    decide(client, record, "schedule", day=at.strftime("%Y-%m-%d"), time=at.strftime("%H:%M"))
    assert state_of(record) == State.SCHEDULED
    assert public_titles() == []

    scheduling.publish_due(at=at - timedelta(minutes=5))
    assert public_titles() == []

    # The hour has come: what was set for later lies in the past now.
    let_the_hour_come(record)
    scheduling.publish_due(at=timezone.now())
    scheduling.publish_due(at=timezone.now())
    assert public_titles() == ["Talgute käsiraamat"]
    assert ModelLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1


def let_the_hour_come(record) -> None:
    past = timezone.now() - timedelta(minutes=1)
    revision = record.revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()


@pytest.mark.parametrize(
    ("day", "time", "sentence"),
    [
        ("2020-01-01", "10:00", "See aeg on juba möödas"),
        ("", "10:00", "Vali päev."),
        ("2020-01-01", "kell kuus", "Sellist kellaaega ei ole."),
    ],
)
def test_impossible_moment_is_told_beside_the_field(client, juhan, day, time, sentence):
    record = receive()

    page = decide(client, record, "schedule", day=day, time=time)

    assert sentence in page.text
    assert state_of(record) == State.REVIEW


def test_scheduled_change_leaves_the_queue_and_can_be_called_back(client, juhan):
    record = make_resource("Vana pealkiri")
    record.title_et = "Uus pealkiri"
    publishing.submit(record)
    at = timezone.localtime(timezone.now() + timedelta(days=2))

    decide(client, record, "schedule", day=at.strftime("%Y-%m-%d"), time=at.strftime("%H:%M"))
    assert state_of(record) == State.SCHEDULED
    assert public_titles() == ["Vana pealkiri"]

    decide(client, record, "unschedule")
    assert state_of(record) == State.REVIEW

    decide(client, record, "approve")
    assert public_titles() == ["Uus pealkiri"]


def test_expired_record_leaves_the_lists():
    record = make_resource("Taotlusvoor")
    Resource.objects.filter(pk=record.pk).update(expire_at=timezone.now() - timedelta(minutes=1))

    scheduling.retire_due(at=timezone.now())
    scheduling.retire_due(at=timezone.now())

    assert public_titles() == []
    assert state_of(record) == State.EXPIRED


def test_withdrawn_and_published_again(client, juhan):
    record = make_resource("Avalik")

    decide(client, record, "withdraw")
    assert public_titles() == []
    assert state_of(record) == State.WITHDRAWN

    decide(client, record, "publish")
    assert public_titles() == ["Avalik"]


def test_checked_address_is_noted_on_the_row_and_in_the_draft(client, juhan):
    record = make_resource("Lingiga", link="https://example.org/")
    record.title_et = "Lingiga, parandatud"
    publishing.submit(record)

    decide(client, record, "check")
    decide(client, record, "approve")

    record.refresh_from_db()
    assert record.title_et == "Lingiga, parandatud"
    assert (record.link_state, record.checked_on) == ("seen", timezone.localdate())


def test_two_reviewers_at_once_the_slower_is_told_and_loses_nothing(client, juhan):
    record = receive()
    seen = seen_of(record)
    publishing.approve(record, by=people.piret())

    page = press(client, record, "decline", seen, comment="Pikk ja läbimõeldud põhjus.")

    assert page.status_code == 409
    assert "Keegi jõudis ette" in page.text
    assert "Pikk ja läbimõeldud põhjus." in page.text
    assert public_titles() == ["Talgute käsiraamat"]


def test_text_changed_since_the_reviewer_opened_the_page_is_not_published_unseen(client, juhan):
    record = receive()
    seen = seen_of(record)
    draft = record.fresh()
    draft.title_et = "Hoopis midagi muud"
    publishing.submit(draft)

    page = press(client, record, "approve", seen)

    assert page.status_code == 409
    assert "Hoopis midagi muud" in page.text
    assert public_titles() == []


def test_change_to_a_public_record_is_shown_side_by_side(client, juhan):
    record = make_resource("Vana pealkiri", good_for="Endine lause.")
    record.title_et = "Uus pealkiri"
    publishing.submit(record)

    changes = client.get(page_of(record)).context["changes"]

    assert [(change.before, change.after) for change in changes] == [("Vana pealkiri", "Uus pealkiri")]


def test_files_of_a_draft_open_from_the_page(client, juhan):
    record = make_resource("Failiga", state="in_review")
    file = make_file(record, "käsiraamat.pdf", media_type="application/pdf")
    publishing.submit(Resource.objects.get(pk=record.pk))

    page = client.get(page_of(record))

    assert [found.pk for found in page.context["files"]] == [file.pk]
    assert b"".join(client.get(f"/admin/failid/{file.pk}/{file.name}").streaming_content) == b"%PDF-1.4 proov"


def test_receipts_number_leads_to_the_page(client, juhan):
    record = receive()

    answer = client.get(f"/admin/labivaatus/{Receipt.objects.get().pk}/")

    assert answer["Location"] == page_of(record)


def test_every_decision_stands_in_the_history(client, juhan):
    record = make_news("Uudis", state="in_review", link="https://example.org/")
    decide(client, record, "ask", comment="Millal?")
    publishing.submit(record.fresh())
    decide(client, record, "approve")
    decide(client, record, "check")
    decide(client, record, "withdraw")

    history = client.get(f"/admin/uudised/history/{record.pk}/").text

    for words in ("Küsis kaastööliselt: Millal?", "Kontrollis, et aadress avaneb", "Võttis tagasi"):
        assert words in history


def test_unknown_kind_record_and_receipt_are_not_found(client, juhan):
    for address in ("resource/999/", "user/1/", "999/"):
        assert client.get(f"/admin/labivaatus/{address}").status_code == 404


def test_the_minutely_task_publishes_what_is_due(client, juhan):
    record = receive()
    at = timezone.localtime(timezone.now() + timedelta(days=2))
    decide(client, record, "schedule", day=at.strftime("%Y-%m-%d"), time=at.strftime("%H:%M"))
    let_the_hour_come(record)

    keep_schedule.call_local()

    assert public_titles() == ["Talgute käsiraamat"]
