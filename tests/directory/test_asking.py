"""A question on its way: sent, held, come back, forgotten; and what nobody may learn from it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests import pages_of, people
from tests.factories.directory import make_helper
from tests.factories.places import make_county
from veeb.directory import asking, views
from veeb.directory.models import Contact, Inquiry
from veeb.directory.tokens import token_of
from veeb.tools.mail import delivered, undelivered

pytestmark = pytest.mark.django_db
SAME_SITE = {"headers": {"Sec-Fetch-Site": "same-origin"}}
State = Inquiry.State


def filled(**changes) -> dict:
    data = {"name": "Ott Kivi", "mail": "ott@example.org", "text": "Kuidas alustada?", "client_key": uuid4().hex}
    return {**data, **changes}


def address(helper) -> str:
    return f"{helper.get_absolute_url()}kysi/"


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    def post(helper, **changes):
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address(helper), filled(**changes), **SAME_SITE)

    return post


def test_question_reaches_the_helper_and_the_asker_sees_a_copy(client, send, mailoutbox):
    helper = make_helper(mail="konsultant@example.org")

    answer = send(helper, text="Kuidas <script>alert(1)</script> alustada?")

    assert answer.status_code == 303
    to_helper, to_asker = mailoutbox
    assert (to_helper.to, to_helper.reply_to) == (["konsultant@example.org"], ["ott@example.org"])
    assert "Kuidas <script>alert(1)</script> alustada?" in to_helper.body
    assert "minu-kirje" not in to_helper.body
    assert to_asker.to == ["ott@example.org"]
    assert answer["Location"] in to_asker.body
    assert "alustada" not in to_asker.body
    assert "Ott" not in to_asker.body
    page = client.get(answer["Location"])
    assert "<script>alert(1)" not in page.content.decode()
    assert "Kuidas &lt;script&gt;alert(1)&lt;/script&gt; alustada?" in page.content.decode()
    assert "konsultant@example.org" not in page.content.decode()
    assert "Teel" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"

    delivered.send(sender=None, address="x", ref=f"directory.inquiry:{Inquiry.objects.get().uid.hex}")

    assert "Kohal" in client.get(answer["Location"]).content.decode()


def test_public_address_is_used_where_there_is_no_private_one(send, mailoutbox):
    send(make_helper(mail="", public_email="avalik@example.org"))

    assert mailoutbox[0].to == ["avalik@example.org"]


def test_helper_without_an_address_has_no_form_but_says_how_else(client, send, mailoutbox):
    helper = make_helper(mail="", link="https://example.org/meist", how_to_ask="Tule kohale.")

    page = client.get(address(helper)).content.decode()
    answer = send(helper)

    assert "<form class" not in page.split("<main")[1]
    assert "Tule kohale." in page
    assert "https://example.org/meist" in page
    assert answer.status_code == 409
    assert "Kuidas alustada?" in answer.content.decode()
    assert (mailoutbox, Inquiry.objects.count()) == ([], 0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Kirjuta oma nimi"),
        ({"mail": "ott"}, "Kontrolli e-posti aadressi"),
        ({"text": " "}, "Kirjuta, mida küsida tahad."),
        ({"text": "a" * 1_000_000}, "Siia mahub kuni 5000 märki, praegu on 1000000"),
    ],
)
def test_mistake_is_told_beside_its_field_and_nothing_is_lost(send, wrong, sentence):
    answer = send(make_helper(), **{"name": "Mari Maasikas", **wrong})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert wrong.get("name") == "" or "Mari Maasikas" in page
    assert not Inquiry.objects.exists()


def test_more_than_a_form_can_take_is_refused_with_a_sentence(send):
    answer = send(make_helper(), text="a" * 3_000_000)

    assert answer.status_code == 413
    assert "Küsimus on liiga pikk" in answer.content.decode()


def test_same_form_sent_twice_and_same_words_from_another_window_are_one(send, mailoutbox):
    helper, key = make_helper(), uuid4().hex

    first, again, other = send(helper, client_key=key), send(helper, client_key=key), send(helper)

    assert first["Location"] == again["Location"] == other["Location"]
    assert (Inquiry.objects.count(), len(mailoutbox)) == (1, 2)


def test_form_of_another_site_is_refused(client):
    answer = client.post(address(make_helper()), filled(), headers={"Sec-Fetch-Site": "cross-site"})

    assert (answer.status_code, Inquiry.objects.count()) == (403, 0)


def test_one_network_may_not_ask_without_end(send, monkeypatch):
    monkeypatch.setattr(views, "QUESTIONS_PER_HOUR", 1)
    helper = make_helper()

    send(helper, text="Esimene")
    answer = send(helper, text="Teine")

    assert answer.status_code == 429
    assert "Teine" in answer.content.decode()
    assert Inquiry.objects.count() == 1


def test_helper_gets_no_flood_of_letters_from_many_networks(send, mailoutbox, monkeypatch):
    monkeypatch.setattr(asking, "PER_HELPER", 2)
    helper, other = make_helper(mail="kaua@example.org"), make_helper("Teine", mail="teine@example.org")

    answers = [send(helper, mail=f"n{number}@example.org", text=f"Küsimus {number}") for number in range(3)]
    send(other)

    assert {answer.status_code for answer in answers} == {303}
    assert [letter.to for letter in mailoutbox].count(["kaua@example.org"]) == 2
    assert ["n2@example.org"] not in [letter.to for letter in mailoutbox]
    assert ["teine@example.org"] in [letter.to for letter in mailoutbox]
    assert list(Inquiry.objects.filter(state=State.HELD).values_list("text", "doubts")) == [("Küsimus 2", ["many"])]


def test_address_typed_by_a_stranger_gets_no_flood_of_letters(send, mailoutbox, monkeypatch):
    monkeypatch.setattr(asking, "PER_ASKER", 2)

    for number in range(3):
        send(make_helper(f"Aitaja {number}", mail=f"a{number}@example.org"), mail="OHVER@example.org")

    assert [letter.to for letter in mailoutbox].count(["OHVER@example.org"]) == 2
    assert Inquiry.objects.filter(state=State.HELD).count() == 1


def test_doubtful_question_waits_for_an_editor_and_no_letter_leaves(client, send, mailoutbox):
    answer = send(make_helper(), honeypot="https://example.org")

    assert mailoutbox == []
    assert Inquiry.objects.get().state == State.HELD
    assert "Ootab toimetajat" in client.get(answer["Location"]).content.decode()


def test_editor_reads_only_held_questions_and_lets_them_go(
    client, send, mailoutbox, django_capture_on_commit_callbacks
):
    helper = make_helper()
    send(helper, text="Kohale jõudnud küsimus")
    send(helper, text="Ootel küsimus", honeypot="x")
    mailoutbox.clear()
    people.sign_in(client, people.mari())

    page = client.get("/admin/kusimused/").content.decode()
    held = Inquiry.objects.get(state=State.HELD)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/admin/kusimused/{held.pk}/", {"release": "1"})
        client.post(f"/admin/kusimused/{held.pk}/", {"release": "1"})

    assert "Ootel küsimus" in page
    assert "Kohale jõudnud küsimus" not in page
    assert "ott@example.org" not in page
    assert [letter.to for letter in mailoutbox] == [["aitaja@example.org"], ["ott@example.org"]]


def test_editor_deletes_a_held_question_but_no_other(client, send):
    helper = make_helper()
    send(helper, text="Kohal")
    send(helper, text="Ootel", honeypot="x")
    people.sign_in(client, people.mari())

    for inquiry in Inquiry.objects.all():
        client.post(f"/admin/kusimused/{inquiry.pk}/", {"discard": "1"})

    assert list(Inquiry.objects.values_list("text", flat=True)) == ["Kohal"]


@pytest.mark.parametrize("person", [people.ott, None])
def test_questions_are_for_editors_only(client, send, person):
    helper = make_helper()
    send(helper, honeypot="x")
    if person:
        people.sign_in(client, person())

    seen = [
        client.get("/admin/kusimused/").status_code,
        client.post(f"/admin/kusimused/{Inquiry.objects.get().pk}/", {"discard": "1"}).status_code,
        client.get(f"/admin/aitajad/{helper.pk}/kontakt/").status_code,
    ]

    assert set(seen) <= {302, 403}
    assert Inquiry.objects.count() == 1


def test_mailbox_that_bounces_tells_the_asker_whom_else_to_ask(
    client, send, mailoutbox, django_capture_on_commit_callbacks
):
    county = make_county()
    helper = make_helper("Kadunud", serves=(county,), mail="pole@example.org")
    make_helper("Naaber", serves=(county,))
    answer = send(helper)
    inquiry = Inquiry.objects.get()
    Inquiry.objects.update(state=State.SENT)
    mailoutbox.clear()

    for _twice in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            undelivered.send(sender=None, address="pole@example.org", ref=f"directory.inquiry:{inquiry.uid.hex}")

    page = pages_of.text(client.get(answer["Location"]).content.decode())
    assert "Ei jõudnud kohale" in page
    assert "Naaber" in page
    assert "Kuidas alustada?" in page
    [letter] = mailoutbox
    assert letter.to == ["ott@example.org"]
    assert "Kuidas alustada?" not in letter.body
    assert Contact.objects.get(helper=helper).undelivered_at is not None
    assert "<form class" not in client.get(address(helper)).content.decode().split("<main")[1]


def test_bounce_of_an_old_address_leaves_the_new_one_alone(send):
    helper = make_helper(mail="uus@example.org")
    send(helper)
    Inquiry.objects.update(state=State.SENT)

    undelivered.send(sender=None, address="vana@example.org", ref=f"directory.inquiry:{Inquiry.objects.get().uid.hex}")

    assert Contact.objects.get().undelivered_at is None


def test_letters_of_others_and_of_the_deleted_are_passed_over():
    for ref in ("", "muu:1", f"directory.inquiry:{uuid4().hex}", f"directory.own:{uuid4().hex}"):
        undelivered.send(sender=None, address="a@example.org", ref=ref)
        delivered.send(sender=None, address="a@example.org", ref=ref)


def test_question_is_deleted_when_its_time_is_over(send, settings):
    send(make_helper(), text="Vana")
    now = timezone.now()
    Inquiry.objects.update(created_at=now - timedelta(days=settings.CONTACT_KEPT_DAYS, seconds=1))
    send(make_helper("Teine"), text="Uus")

    asking.forget(at=now)
    asking.forget(at=now)

    assert list(Inquiry.objects.values_list("text", flat=True)) == ["Uus"]


def test_private_page_opens_by_its_token_alone(client, send):
    send(make_helper())
    token = token_of(Inquiry.objects.get())

    assert client.get(f"/kysimus/{token}/").status_code == 200
    assert client.get(f"/kysimus/{token[:-1]}{'0' if token[-1] != '0' else '1'}/").status_code == 404
    assert client.post(f"/kysimus/{token}/").status_code == 404
    assert client.get(f"/minu-kirje/{token}/").status_code == 404
