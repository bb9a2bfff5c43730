"""Sending: one contribution however often it is sent, told only after the commit, doubtful or not."""

import threading
from uuid import uuid4

import pytest
from django.core import mail as outbox_of
from django.db import connection
from django.test import Client

from tests.factories.contribute import ADDRESS, SAME_SITE, any_topic, filled, make_receipt, pdf, send
from tests.pages_of import text
from veeb.contribute import actions
from veeb.contribute.models import Receipt
from veeb.contribute.tokens import token_of
from veeb.library.models import Resource
from veeb.news.models import NewsItem
from veeb.search.models import SearchDoc
from veeb.visitors.models import SenderCount

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


def test_contribution_ends_in_its_receipt_and_waits_for_a_reviewer(client):
    answer = send(client)

    receipt, resource = Receipt.objects.get(), Resource.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/panus/{token_of(receipt)}/")
    assert receipt.record == resource
    assert (resource.live, resource.current_workflow_state.status) == (False, "in_progress")
    assert SearchDoc.objects.count() == 0
    assert receipt.doubts == []


def test_practice_story_keeps_its_own_fields(client):
    send(client, kind="practice", who="Rõuge külaselts", done="Panime ahju.", changed="Soe.", credit="Liis Lepp")

    resource = Resource.objects.get()
    assert (resource.kind, resource.who, resource.done, resource.changed) == (
        "practice",
        "Rõuge külaselts",
        "Panime ahju.",
        "Soe.",
    )
    assert resource.credit == "Liis Lepp"


def test_news_becomes_a_news_item_with_paragraphs(client):
    send(client, kind="news", link=None, body="Esimene.\n\nTeine <b>rida</b>.", credit="Liis Lepp")

    item = NewsItem.objects.get()
    assert item.byline == "Liis Lepp"
    assert item.body == "<p>Esimene.</p>\n\n<p>Teine &lt;b&gt;rida&lt;/b&gt;.</p>"


def test_title_is_kept_in_the_language_of_the_thing_and_the_line_in_that_of_the_screen(client):
    client.post("/ru/panusta/", filled(title="Warm village house", language="en", good_for="Для тепла"), **SAME_SITE)

    resource = Resource.objects.get()
    assert (resource.title_en, resource.good_for_ru) == ("Warm village house", "Для тепла")
    assert not any([resource.title_ru, resource.title_et, resource.good_for_et])
    assert Receipt.objects.get().language == "ru"


def test_confirmation_with_the_private_link_goes_to_the_sender(client, django_capture_on_commit_callbacks, settings):
    with django_capture_on_commit_callbacks(execute=True):
        send(client)

    [letter] = [letter for letter in outbox_of.outbox if letter.to == ["liis@example.org"]]
    assert f"{settings.SITE_URL}/panus/{token_of(Receipt.objects.get())}/" in letter.body
    assert "„Külamaja soojaks ühe talvega“" in letter.body


def test_confirmation_of_a_doubtful_one_carries_nobody_elses_words(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send(client, title="Osta odavalt", honeypot="jah")

    [letter] = [letter for letter in outbox_of.outbox if letter.to == ["liis@example.org"]]
    assert "Osta odavalt" not in letter.body


def test_sent_twice_with_javascript_is_one(client):
    data = filled()

    answers = [client.post(ADDRESS, data, **SAME_SITE) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Receipt.objects.count(), Resource.objects.count()) == (1, 1)


def test_sent_twice_without_javascript_is_one(client):
    answers = [send(client, client_key=None, seconds=None) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Receipt.objects.count(), Resource.objects.count()) == (1, 1)


def test_sent_twice_with_files_is_one(client):
    answers = [send(client, client_key=None, files=[pdf()]) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Resource.objects.get().files.count() == 1


def test_form_changed_after_a_lost_answer_keeps_both_versions(client):
    key = str(uuid4())

    send(client, client_key=key)
    send(client, client_key=key, title="Hoopis teine pealkiri siin")

    assert sorted(Resource.objects.values_list("title_et", flat=True)) == [
        "Hoopis teine pealkiri siin",
        "Külamaja soojaks ühe talvega",
    ]


def test_somebody_elsewhere_who_sends_the_same_words_does_not_get_the_private_link(client):
    first = send(client)
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")

    second = send(elsewhere)

    token = first["Location"].split("/")[2]
    assert second.status_code == 200
    assert token not in second.text
    assert "See kaastöö on meil juba olemas" in text(second.text)
    assert Receipt.objects.count() == 1


def test_withdrawn_contribution_may_be_sent_anew(client):
    send(client)
    actions.withdraw(Receipt.objects.get())

    send(client)

    assert Receipt.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "doubts"),
    [
        ({"client_key": None}, ["no_script"]),
        ({"honeypot": "http://osta.example"}, ["honeypot"]),
        ({"seconds": "2"}, ["too_fast"]),
        ({"seconds": "²"}, ["too_fast"]),
        ({"seconds": "-5"}, ["too_fast"]),
    ],
)
def test_doubtful_contribution_is_taken_in_with_the_reason(client, changes, doubts):
    answer = send(client, **changes)

    assert answer.status_code == 303
    assert Receipt.objects.get().doubts == doubts
    assert Resource.objects.get().current_workflow_state


def test_sender_without_any_word_of_where_from_is_doubtful(client):
    client.post(ADDRESS, filled())

    assert Receipt.objects.get().doubts == ["foreign"]


def test_switched_on_the_puzzle_makes_those_without_it_doubtful_not_lost(client, settings):
    settings.CONTRIBUTE_PROOF_OF_WORK = True

    answer = send(client)

    assert 'data-proof="15"' in client.get("/panusta/").text
    assert answer.status_code == 303
    assert Receipt.objects.get().doubts == ["no_proof"]


def test_one_too_many_is_told_keeps_the_words_and_may_appeal(client, settings):
    settings.CONTRIBUTE_PER_HOUR = 1
    send(client)

    answer = send(client, title="Teine lugu samast külast hoopis", link="https://teine.example.org", files=[pdf()])

    words = text(answer.text)
    assert answer.status_code == 429
    assert "Sinu võrgust on tunni jooksul tulnud palju kaastöid" in words
    assert 'href="/panusta/vaidlusta/"' in answer.text
    assert "Teine lugu samast külast hoopis" in answer.text
    assert "juhend.pdf" in words
    assert Receipt.objects.count() == 1


def test_resending_does_not_use_up_the_hour(client, settings):
    settings.CONTRIBUTE_PER_HOUR = 1
    data = filled()

    answers = [client.post(ADDRESS, data, **SAME_SITE) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 303]


def test_address_of_the_sender_is_kept_nowhere(client):
    send(Client(REMOTE_ADDR="198.51.100.77"))

    kept = str([*Receipt.objects.values(), *SenderCount.objects.values(), *Resource.objects.values()])
    assert "198.51.100.77" not in kept


def test_failure_in_the_middle_leaves_nothing(client, monkeypatch):
    def fails(*args, **kwargs):
        raise OSError("plaat on täis")

    monkeypatch.setattr("veeb.contribute.actions.publishing.submit", fails)

    with pytest.raises(OSError, match="plaat"):
        send(client)

    assert (Receipt.objects.count(), Resource.objects.count()) == (0, 0)


def test_file_that_another_contribution_took_over_must_be_chosen_again(client):
    send(client, title="", files=[pdf()])
    key = actions.uploads.Upload.objects.get().key
    send(client, kept=[key])

    answer = send(client, kept=[key], title="Midagi hoopis muud kui enne", link="https://muu.example.org")

    assert answer.status_code == 422
    assert "Üks varem lisatud failidest ei ole enam alles. Vali see uuesti." in text(answer.text)


def test_contact_is_in_no_revision_and_not_in_the_record():
    receipt = make_receipt(contact="salajane@example.org")

    revisions = str(list(receipt.record.revisions.values_list("content", "object_str")))
    assert "salajane" not in revisions
    assert "salajane" not in str(list(Resource.objects.values()))


def test_the_database_decides_when_both_have_looked_and_found_nothing(client, monkeypatch):
    send(client)
    looks = iter([None, None])
    found = actions.find_sent
    monkeypatch.setattr(actions, "find_sent", lambda sending: next(looks, None) or found(sending))
    monkeypatch.setattr("veeb.contribute.views.actions.find_sent", actions.find_sent)

    answer = send(client)

    assert answer.status_code == 303
    assert (Receipt.objects.count(), Resource.objects.count()) == (1, 1)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="test_nothing_lost.py does it on a real SQLite file")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("without", [[], ["client_key"]], ids=["with JavaScript", "without"])
def test_two_at_the_same_moment_are_one(without):
    any_topic()
    data = {name: value for name, value in filled().items() if name not in without}
    ready, answers = threading.Barrier(2), []

    def press():
        ready.wait()
        answers.append(Client().post(ADDRESS, data, **SAME_SITE))
        connection.close()

    both = [threading.Thread(target=press) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert [answer.status_code for answer in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert (Receipt.objects.count(), Resource.objects.count()) == (1, 1)
