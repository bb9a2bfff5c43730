"""The form for helpers: a stranger proposes one, its private contact stays private, the link to the record goes out."""

import re

import pytest
from django.core import mail as outbox_of

from tests import people
from tests.contribute.test_form import errors_of, typed_in
from tests.factories.contribute import SAME_SITE
from tests.factories.directory import make_helper
from tests.factories.helper_form import ADDRESS, filled_helper, send_helper
from tests.factories.places import make_county, make_municipality
from tests.pages_of import text
from veeb.contribute import actions, states
from veeb.contribute.models import Receipt
from veeb.contribute.tokens import token_of
from veeb.directory.models import Contact, Helper
from veeb.records import publishing
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db


def correction(client, receipt: Receipt, **changes):
    return client.post(f"/panus/{token_of(receipt)}/paranda/", filled_helper(**changes), **SAME_SITE)


def approve() -> Helper:
    publishing.approve(Helper.objects.get(), by=people.juhan())
    return Helper.objects.get()


def served(helper) -> tuple[bool, list[str], list[str]]:
    return (
        helper.serves_all,
        [str(county) for county in helper.serves_counties.all()],
        [str(town) for town in helper.serves_municipalities.all()],
    )


def letters_to(person: str) -> list[str]:
    return [letter.body for letter in outbox_of.outbox if letter.to == [person]]


@pytest.mark.parametrize("prefix", ["", "/ru", "/en"])
def test_form_is_the_same_for_everybody_and_sets_no_cookie(client, prefix):
    first, second = client.get(prefix + ADDRESS), client.get(prefix + ADDRESS)

    assert (first.status_code, first.content) == (200, second.content)
    assert not first.cookies
    assert "csrf" not in first.text


def test_form_asks_the_same_number_of_questions_of_the_database_for_one_and_many(client, django_assert_max_num_queries):
    for n in range(12):
        make_municipality(f"Vald {n} vald", county=make_county(f"Maakond {n}", f"Maa {n}"))

    with django_assert_max_num_queries(6):
        client.get(ADDRESS)


@pytest.mark.parametrize("hidden", [{}, {"client_key": None, "seconds": None}], ids=["script", "no script"])
def test_stranger_proposes_a_helper_of_a_county_and_a_municipality(client, hidden):
    rouge = make_municipality("Rõuge vald")
    tartu = make_county("Tartu maakond", "Tartumaa")

    answer = send_helper(
        client, serves_all=None, serves_counties=[tartu.pk], serves_municipalities=[rouge.pk], **hidden
    )

    assert answer.status_code == 303
    helper = Helper.objects.get()
    assert served(helper) == (False, ["Tartumaa"], ["Rõuge vald"])
    assert (helper.live, helper.title_et, helper.role, helper.languages, helper.fee) == (
        False, "Kadri Kask", "kogukonnakonsultant", ["et", "ru"], "free",
    )  # fmt: skip
    assert (helper.is_on_site, helper.is_online, helper.county) == (True, False, None)
    assert not SearchDoc.objects.exists()

    approve()

    assert SearchDoc.objects.get().titles["et"] == "Kadri Kask"


def test_who_helps_everywhere_names_no_places(client):
    send_helper(client, serves_counties=[make_county().pk])

    assert served(Helper.objects.get()) == (True, [], [])


def test_empty_form_says_what_is_missing(client):
    answer = client.post(ADDRESS, {}, **SAME_SITE)

    assert answer.status_code == 422
    assert set(errors_of(answer)) - {"language"} == {
        "kind", "title", "good_for", "topics", "serves_all", "contact", "contact_consent", "consent",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"serves_all": None}, "serves_all", "Vali, keda aitaja aitab"),
        ({"serves_all": None, "serves_municipalities": ["0803"]}, "serves_municipalities", "Sellist valikut siin ei"),
        ({"serves_counties": ["\0"]}, "serves_counties", "Sellist valikut siin ei ole."),
        ({"languages": ["tlh"]}, "languages", "Sellist valikut siin ei ole."),
        ({"fee": "kallis"}, "fee", "Sellist valikut siin ei ole."),
        ({"kind": "village"}, "kind", "Sellist valikut siin ei ole."),
        ({"how_to_ask": "a" * 1024**2}, "how_to_ask", "Siia mahub kuni 600 märki, praegu on 1048576."),
        ({"contact": None}, "contact", "Kirjuta e-posti aadress, kuhu küsimused saata."),
        ({"contact": "kadri@"}, "contact", "Kontrolli e-posti aadressi."),
        ({"contact_consent": None}, "contact_consent", "Ilma selle nõusolekuta ei saa me küsimusi edasi saata."),
        ({"public_phone": "5555"}, "public_consent", "Lisa linnuke, kui need võib avaldada"),
        ({"public_email": "kadri@"}, "public_email", "Kontrolli e-posti aadressi."),
        ({"link": "javascript:alert(1)"}, "link", "Sellist aadressi me ei tunne."),
    ],
)
def test_bad_value_is_told_beside_its_field_and_the_rest_stays(client, changes, field, sentence):
    answer = send_helper(client, **changes)

    assert answer.status_code == 422
    assert list(errors_of(answer)) == [field]
    assert errors_of(answer)[field][0].startswith(sentence)
    assert typed_in(answer, "title") == "Kadri Kask"
    assert not Helper.objects.exists()


def test_sent_twice_is_one(client):
    data = filled_helper()

    answers = [client.post(ADDRESS, data, **SAME_SITE) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Helper.objects.count() == 1


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"title": "Kadri Kask"}, "väga sarnane nimi"),
        ({"title": "Keegi teine", "link": "http://www.naidis.example.org/kadri/"}, "sama aadress"),
    ],
)
def test_same_link_or_name_is_offered_and_may_be_sent_all_the_same(client, known, reason):
    helper = make_helper(**known)

    answer = send_helper(client)

    assert answer.status_code == 409
    section = re.search(r'<section class="slip stack" id="sama".*?</section>', answer.text, re.DOTALL)[0]
    assert f'href="{helper.get_absolute_url()}"' in section
    assert reason in text(section)
    assert "hoidjaks" not in section
    assert send_helper(client, is_different="on").status_code == 303


def test_what_is_not_public_is_not_told(client):
    make_helper("Kadri Kask", state="in_review")
    make_helper("Kadri Kask", state="withdrawn")

    assert send_helper(client).status_code == 303


def test_private_contact_is_made_at_publication_and_stands_in_no_draft(client, django_capture_on_commit_callbacks):
    send_helper(client, contact="salajane@example.org")
    receipt = Receipt.objects.get()
    assert not Contact.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        helper = approve()

    contact = Contact.objects.get()
    assert (contact.helper, contact.mail, contact.language) == (helper, "salajane@example.org", "et")
    assert contact.consent_on
    assert [letter for letter in letters_to("salajane@example.org") if "/minu-kirje/" in letter]
    kept = str([*helper.revisions.values_list("content", "object_str"), *Helper.objects.values()])
    assert "salajane" not in kept
    assert "salajane" not in str(list(SearchDoc.objects.values()))
    page = text(client.get(f"/panus/{token_of(receipt)}/").text)
    assert "Link, millega kirjet ise parandada, läks sinu e-postile." in page


def test_contact_that_an_editor_wrote_down_stays(client):
    send_helper(client)
    Contact.objects.create(helper=Helper.objects.get(), mail="teine@example.org")

    approve()

    assert Contact.objects.get().mail == "teine@example.org"


def test_confirmation_tells_what_becomes_of_the_address(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_helper(client)

    [letter] = letters_to("kadri@example.org")
    assert "Sinna tulevad ka küsimused." in letter
    assert "kustutame selle" not in letter


def test_correction_shows_what_was_sent_keeps_what_is_not_asked_and_sends_no_second_link(client):
    send_helper(client, public_phone="5555 5555", public_consent="on")
    receipt, helper = Receipt.objects.get(), approve()
    sent_at = Contact.objects.get().link_sent_at
    Helper.objects.filter(pk=helper.pk).update(assured_by="Toimetus")
    helper = Helper.objects.get()
    helper.audiences = ["official"]
    helper.save_revision()

    form = client.get(f"/panus/{token_of(receipt)}/paranda/").text
    answer = correction(client, receipt, role="hõlbustaja", public_phone="", public_consent=None)

    assert 'value="5555 5555"' in form
    assert 'name="contact"' not in form
    assert 'name="contact_consent"' not in form
    assert answer.status_code == 303
    assert Helper.objects.get().role == "kogukonnakonsultant"
    helper = approve()
    assert (helper.role, helper.public_phone, helper.audiences) == ("hõlbustaja", "", ["official"])
    assert Contact.objects.get().link_sent_at == sent_at


def test_question_answer_decline_and_withdrawal_work_as_for_works(client):
    send_helper(client)
    receipt = Receipt.objects.get()
    publishing.ask(Helper.objects.get(), by=people.juhan(), question="Kas aitad ka veebis?")
    assert states.state_of(Receipt.objects.get()) == states.State.QUESTION

    actions.reply(receipt, "Jah.")
    actions.withdraw(Receipt.objects.get())
    assert states.state_of(Receipt.objects.get()) == states.State.WITHDRAWN

    send_helper(client)
    publishing.decline(Helper.objects.last(), by=people.juhan(), reason="Nii ei saa.")
    assert states.state_of(Receipt.objects.order_by("pk").last()) == states.State.DECLINED


def test_reviewer_reads_served_places_in_words_and_never_the_contact(client):
    rouge = make_municipality("Rõuge vald")
    send_helper(client, serves_all=None, serves_municipalities=[rouge.pk], body="<script>alert(1)</script>")
    helper = Helper.objects.get()
    Contact.objects.create(helper=helper, mail="salajane@example.org")
    people.sign_in(client, people.juhan())

    page = client.get(f"/admin/labivaatus/helper/{helper.pk}/")

    table = text(re.search(r'<table class="listing kv-changes">.*?</table>', page.text, re.DOTALL)[0])
    assert "Rõuge vald" in table
    assert "eesti, vene" in table
    assert "salajane@example.org" not in page.text
    assert "<script>alert(1)" not in page.text
