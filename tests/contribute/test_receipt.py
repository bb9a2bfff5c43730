"""The private page: where it stands, the conversation with the editor, answer, correct, withdraw."""

import re
from datetime import timedelta

import pytest
from django.core import mail as outbox_of
from django.utils import timezone

from tests import people
from tests.factories.contribute import SAME_SITE, docx, filled, make_receipt, pdf, send
from tests.pages_of import text
from veeb.contribute import states
from veeb.contribute.models import Event, Receipt
from veeb.contribute.states import State
from veeb.contribute.tokens import token_of
from veeb.library.models import Resource
from veeb.records import publishing
from veeb.search.models import SearchDoc
from veeb.visitors.logs import HidePrivateAddresses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files_in_a_folder_of_their_own(settings, tmp_path):
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


def address(receipt: Receipt, more: str = "") -> str:
    return f"/panus/{token_of(receipt)}/{more}"


def state(receipt: Receipt) -> State:
    return states.state_of(Receipt.objects.get(pk=receipt.pk))


def page(client, receipt: Receipt) -> str:
    return text(re.search(r"<main.*</main>", client.get(address(receipt)).text, re.DOTALL)[0])


def events(receipt: Receipt) -> list[str]:
    return list(receipt.messages.values_list("event", flat=True))


def letters_to(person: str) -> list[str]:
    return [f"{letter.subject}\n{letter.body}" for letter in outbox_of.outbox if letter.to == [person]]


def test_receipt_tells_that_it_arrived_and_is_kept_by_nobody(client):
    receipt = make_receipt(title="Soe külamaja")

    answer = client.get(address(receipt))

    assert "Kohal, ootab lugemist" in page(client, receipt)
    assert "Soe külamaja" in page(client, receipt)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert not answer.cookies
    assert "liis@example.org" not in answer.text


def test_every_wrong_link_gives_the_same_page(client):
    receipt = make_receipt()
    right = token_of(receipt)
    gone = token_of(Receipt())
    wrong = [right[:-1], right[:-1] + ("0" if right[-1] != "0" else "1"), gone, "x" * 64, "õ", right.upper(), "0" * 64]

    answers = [client.get(f"/panus/{token}/") for token in wrong if token != right]

    assert {answer.status_code for answer in answers} == {404}
    assert len({re.sub(r"/panus/[^/\"]*/", "", answer.text) for answer in answers}) == 1
    assert {
        answer.status_code
        for answer in (client.post(f"/panus/{gone}/{what}/") for what in ("vasta", "paranda", "vota-tagasi"))
    } == {404}


def test_token_is_stored_nowhere():
    receipt = make_receipt()

    assert token_of(receipt)[32:] not in str(list(Receipt.objects.values()))
    assert len(token_of(receipt)) == 64


def test_token_stands_in_no_log(client, caplog):
    receipt = make_receipt()
    client.post(address(receipt, "vasta/"), {}, **SAME_SITE)
    [record] = [record for record in caplog.records if "/panus/" in record.getMessage()]

    HidePrivateAddresses().filter(record)

    assert record.getMessage() == "Unprocessable Entity: /panus/…/vasta/"


def test_link_lives_on_when_the_secret_key_is_changed(client, settings):
    receipt = make_receipt()
    old = address(receipt)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "uus" * 20, [settings.SECRET_KEY]

    assert client.get(old).status_code == 200


def test_question_reaches_page_and_mail_and_the_answer_goes_on_with_the_review(
    client, django_capture_on_commit_callbacks
):
    receipt, juhan = make_receipt(), people.juhan()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.ask(receipt.record, by=juhan, question="Kui palju see maksis?")
    asked = state(receipt)
    shown = page(client, receipt)

    answer = client.post(address(receipt, "vasta/"), {"text": "Umbes 300 eurot."}, **SAME_SITE)

    assert asked == State.QUESTION
    assert "Kui palju see maksis?" in shown
    assert "Vasta toimetajale" in shown
    [letter] = letters_to("liis@example.org")
    assert "Kui palju see maksis?" in letter
    assert address(receipt) in letter
    assert answer.status_code == 303
    assert state(receipt) == State.IN_REVIEW
    assert events(receipt) == ["received", "question", "replied"]
    assert "Umbes 300 eurot." in page(client, receipt)


def test_publication_reaches_page_and_mail_once(client, django_capture_on_commit_callbacks, settings):
    receipt, juhan = make_receipt(), people.juhan()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.approve(receipt.record, by=juhan)
    resource = Resource.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        resource.save_revision(user=juhan)
        publishing.publish(resource, by=juhan)

    [letter] = letters_to("liis@example.org")
    assert f"{settings.SITE_URL}{resource.get_absolute_url()}" in letter
    assert state(receipt) == State.PUBLISHED
    assert f'href="{resource.get_absolute_url()}"' in client.get(address(receipt)).text
    assert events(receipt) == ["received", "published"]


def test_scheduled_is_not_yet_published(client, django_capture_on_commit_callbacks):
    receipt = make_receipt()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.schedule(receipt.record, by=people.juhan(), at=timezone.now() + timedelta(days=1))

    assert letters_to("liis@example.org") == []
    assert events(receipt) == ["received"]
    assert state(receipt) != State.PUBLISHED


def test_decline_reaches_page_and_mail_with_its_reason_and_may_be_answered(client, django_capture_on_commit_callbacks):
    receipt = make_receipt()

    with django_capture_on_commit_callbacks(execute=True):
        publishing.decline(receipt.record, by=people.juhan(), reason="See on müügikuulutus.")
    answer = client.post(address(receipt, "vasta/"), {"text": "Ei ole."}, **SAME_SITE)

    assert state(receipt) == State.DECLINED
    assert "See on müügikuulutus." in page(client, receipt)
    assert "See on müügikuulutus." in letters_to("liis@example.org")[0]
    assert answer.status_code == 303
    assert client.get(address(receipt, "paranda/")).status_code == 409


def test_words_that_nobody_asked_for_reach_the_reviewers(client, django_capture_on_commit_callbacks, settings):
    receipt, _juhan = make_receipt(contact="salajane@example.org"), people.juhan()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(receipt, "vasta/"), {"text": "Unustasin foto."}, **SAME_SITE)

    [letter] = letters_to("juhan@example.org")
    assert "Unustasin foto." in letter
    assert f"{settings.SITE_URL}/admin/labivaatus/{receipt.pk}/" in letter
    assert "salajane@example.org" not in letter


def test_who_left_no_mail_reads_everything_on_the_page(client, django_capture_on_commit_callbacks):
    receipt = make_receipt(contact="")

    with django_capture_on_commit_callbacks(execute=True):
        publishing.ask(receipt.record, by=people.juhan(), question="Kus see on?")

    assert [letter for letter in outbox_of.outbox if letter.to == [""]] == []
    assert "Kus see on?" in page(client, receipt)


def test_empty_reply_is_told_beside_its_field(client):
    receipt = make_receipt()

    answer = client.post(address(receipt, "vasta/"), {"text": " \0 "}, **SAME_SITE)

    assert answer.status_code == 422
    assert "Kirjuta toimetajale mõni sõna." in text(answer.text)
    assert events(receipt) == ["received"]


def test_reply_is_shown_as_words_never_as_markup(client):
    receipt = make_receipt()

    client.post(address(receipt, "vasta/"), {"text": "<script>alert(1)</script>"}, **SAME_SITE)

    assert "<script>alert" not in client.get(address(receipt)).text


def corrected(**changes) -> dict:
    return filled(client_key=None, seconds=None, contact=None, consent=None, **changes)


def test_correction_shows_what_was_sent_and_makes_a_new_revision(client):
    send(client, kind="practice", done="Panime ahju.", who="Rõuge", credit="Liis")
    receipt = Receipt.objects.get()
    form = client.get(address(receipt, "paranda/")).text

    client.post(
        address(receipt, "paranda/"), corrected(kind="practice", done="Panime uue ahju.", who="Rõuge"), **SAME_SITE
    )

    assert 'value="Külamaja soojaks ühe talvega"' in form
    assert "Panime ahju." in form
    assert (Resource.objects.get().fresh().done, Resource.objects.get().done) == ("Panime uue ahju.",) * 2
    assert events(receipt) == ["received", "corrected"]
    assert Resource.objects.get().revisions.count() == 2


def test_correction_of_a_public_thing_changes_nothing_public_until_it_is_approved(
    client, django_capture_on_commit_callbacks
):
    receipt, juhan = make_receipt(title="Vana pealkiri"), people.juhan()
    publishing.approve(receipt.record, by=juhan)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address(receipt, "paranda/"), corrected(title="Uus pealkiri"), **SAME_SITE)
        before = SearchDoc.objects.get().titles
        shown = page(client, receipt)
        publishing.approve(Resource.objects.get(), by=juhan)

    assert before == {"et": "Vana pealkiri"}
    assert "Sinu parandus ootab veel toimetajat." in shown
    assert SearchDoc.objects.get().titles == {"et": "Uus pealkiri"}
    assert events(receipt) == ["received", "published", "corrected", "published"]
    assert len([letter for letter in letters_to("liis@example.org") if "avaldatud" in letter]) == 1


def test_correction_answers_a_question(client):
    receipt = make_receipt()
    publishing.ask(receipt.record, by=people.juhan(), question="Mis aastal?")

    client.post(address(receipt, "paranda/"), corrected(), **SAME_SITE)

    assert state(receipt) == State.IN_REVIEW


def test_correction_keeps_the_files_that_are_left_checked_and_adds_new_ones(client):
    send(client, files=[pdf("jääb.pdf"), pdf("kaob.pdf", b"%PDF-1.4\nteine")])
    receipt = Receipt.objects.get()
    boxes = re.findall(
        r'name="kept" value="([^"]+)" checked><span>(\S+)', client.get(address(receipt, "paranda/")).text
    )
    [keep] = [key for key, name in boxes if name == "jääb.pdf"]

    answer = client.post(address(receipt, "paranda/"), corrected(kept=[keep], files=[docx("uus.docx")]), **SAME_SITE)

    assert answer.status_code == 303
    assert [file.name for file in Resource.objects.get().fresh().files.all()] == ["jääb.pdf", "uus.docx"]


def test_correction_cannot_take_the_file_of_another_contribution(client):
    other = make_receipt(title="Võõras")
    send(client, files=[pdf()])
    mine = Receipt.objects.exclude(pk=other.pk).get()
    [sha] = Resource.objects.get(pk=mine.object_id).files.values_list("sha256", flat=True)

    client.post(address(other, "paranda/"), corrected(kept=[f"has-{sha}"]), **SAME_SITE)

    assert Resource.objects.get(pk=other.object_id).files.count() == 0


def test_mistake_in_a_correction_is_told_beside_its_field(client):
    receipt = make_receipt()

    answer = client.post(address(receipt, "paranda/"), corrected(title=""), **SAME_SITE)

    assert answer.status_code == 422
    assert "Kirjuta pealkiri." in text(answer.text)
    assert events(receipt) == ["received"]


def test_withdrawing_asks_first_and_takes_a_public_thing_from_everywhere(client):
    receipt = make_receipt()
    publishing.approve(receipt.record, by=people.juhan())

    asked = client.get(address(receipt, "vota-tagasi/"))
    still_live = Resource.objects.get().live
    answer = client.post(address(receipt, "vota-tagasi/"), **SAME_SITE)

    assert "Kas võtad kaastöö tagasi?" in text(asked.text)
    assert still_live
    assert answer.status_code == 303
    assert (Resource.objects.get().live, SearchDoc.objects.count()) == (False, 0)
    assert state(receipt) == State.WITHDRAWN


def test_withdrawn_receipt_says_so_and_lets_nothing_more_be_done(client):
    receipt = make_receipt()
    client.post(address(receipt, "vota-tagasi/"), **SAME_SITE)

    shown = page(client, receipt)
    reply = client.post(address(receipt, "vasta/"), {"text": "Veel"}, **SAME_SITE)
    correct = client.post(address(receipt, "paranda/"), corrected(), **SAME_SITE)
    again = client.post(address(receipt, "vota-tagasi/"), **SAME_SITE)

    assert "Sinu soovil tagasi võetud" in shown
    assert "Paranda" not in shown
    assert (reply.status_code, correct.status_code, again.status_code) == (409, 409, 303)
    assert "Seda ei saa enam teha" in text(reply.text)
    assert events(receipt) == ["received", "withdrawn"]


def test_withdrawing_is_refused_from_another_site(client):
    receipt = make_receipt()

    answer = client.post(address(receipt, "vota-tagasi/"), headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert state(receipt) == State.RECEIVED


def test_state_is_read_from_what_editors_do():
    receipt, mari = make_receipt(), people.mari()
    resource = receipt.record

    resource.save_revision(user=mari)
    in_review = state(receipt)
    publishing.approve(resource, by=people.juhan())
    Resource.objects.get().unpublish()

    assert (in_review, state(receipt)) == (State.IN_REVIEW, State.NOT_PUBLIC)


def test_receipt_of_a_deleted_record_still_opens(client):
    receipt = make_receipt()
    receipt.record.delete()

    assert "Praegu ei ole avalik" in page(client, receipt)
    assert client.post(address(receipt, "vota-tagasi/"), **SAME_SITE).status_code == 409


def test_letters_and_page_speak_the_language_of_the_sender(client, django_capture_on_commit_callbacks):
    receipt = make_receipt(language="en")

    with django_capture_on_commit_callbacks(execute=True):
        publishing.decline(receipt.record, by=people.juhan(), reason="No.")

    assert f"/en/panus/{token_of(receipt)}/" in letters_to("liis@example.org")[0]


def test_conversation_is_the_only_history(client):
    receipt = make_receipt()

    assert [message.get_event_display() for message in receipt.messages.all()] == [str(Event.RECEIVED.label)]


def test_corrections_are_bounded_and_what_was_written_stays(client, settings):
    settings.CONTRIBUTE_PER_HOUR = 0
    receipt = make_receipt(title="Soe külamaja")

    answer = client.post(address(receipt, "paranda/"), filled(title="Soojem külamaja"), **SAME_SITE)

    assert answer.status_code == 429
    assert "Sinu võrgust on tunni jooksul tulnud palju kaastöid" in text(answer.text)
    assert 'value="Soojem külamaja"' in answer.text
    assert events(receipt) == [Event.RECEIVED]


def test_correction_with_too_many_files_is_told(client):
    receipt = make_receipt()

    answer = client.post(address(receipt, "paranda/"), filled(files=[pdf(f"{n}.pdf") for n in range(101)]), **SAME_SITE)

    assert answer.status_code == 413
    assert "Kuni 5 faili, igaüks kuni 20 MB" in text(answer.text)


def test_flood_of_replies_is_stopped(client):
    receipt = make_receipt()

    answers = [client.post(address(receipt, "vasta/"), {"text": f"{n}"}, **SAME_SITE).status_code for n in range(21)]

    assert answers == [303] * 20 + [429]
    assert events(receipt) == [Event.RECEIVED] + [Event.NOTE] * 20
