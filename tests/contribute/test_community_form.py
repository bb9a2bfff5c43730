"""The form for communities: a stranger proposes one, sees each mistake in words, corrects it; then a team keeps it."""

import re

import pytest
from django.core import mail as outbox_of

from tests import people
from tests.contribute.test_form import errors_of, typed_in
from tests.factories.accounts import make_team
from tests.factories.communities import make_community
from tests.factories.community_form import ADDRESS, filled_community, send_community
from tests.factories.contribute import SAME_SITE
from tests.factories.places import make_county, make_municipality
from tests.pages_of import text
from veeb.accounts.models import Invitation, Membership
from veeb.communities.models import Community
from veeb.contribute import actions, states
from veeb.contribute.models import Receipt
from veeb.contribute.tokens import token_of
from veeb.places.models import MunicipalityAlias
from veeb.records import publishing
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db


@pytest.fixture
def rouge():
    return make_municipality("Rõuge vald")


@pytest.fixture
def voru(rouge):
    return make_municipality("Võru vald", county=rouge.county)


@pytest.fixture
def tartu():
    return make_municipality("Tartu linn", county=make_county("Tartu maakond", "Tartumaa"))


def places_of(community) -> list[tuple[str, str]]:
    return [(place.municipality.name, place.settlement) for place in community.places.all()]


def correction(client, receipt: Receipt, *places, **changes):
    return client.post(f"/panus/{token_of(receipt)}/paranda/", filled_community(*places, **changes), **SAME_SITE)


def receipt_page(client, receipt: Receipt) -> str:
    page = client.get(f"/panus/{token_of(receipt)}/").text
    return text(re.search(r"<main.*</main>", page, re.DOTALL)[0])


def approve(community=None) -> Community:
    publishing.approve(community or Community.objects.get(), by=people.juhan())
    return Community.objects.get()


def same_of(answer) -> list[tuple[str, str]]:
    """(address, words) of what is offered as the same."""
    section = re.search(r'<section class="slip stack" id="sama".*?</section>', answer.text, re.DOTALL)[0]
    return [(href, text(words)) for href, words in re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', section)]


def test_doors_are_offered_beside_the_kinds_of_works(client):
    page = client.get("/panusta/").text

    menu = re.search(r'<nav class="field" aria-labelledby="oma-vorm">.*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r'href="([^"]+)"', menu) == ["/panusta/sundmus/", "/panusta/kogukond/", "/panusta/nouandja/"]


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
def test_stranger_proposes_a_community_in_three_municipalities(client, rouge, voru, tartu, hidden):
    answer = send_community(client, (rouge, "Haanja"), (voru, "Kose alevik"), tartu, kind="interest", **hidden)

    assert answer.status_code == 303
    community = Community.objects.get()
    assert (community.live, community.title_et, community.municipality, community.county) == (
        False, "Haanja küla", rouge, rouge.county,
    )  # fmt: skip
    assert places_of(community) == [("Rõuge vald", "Haanja"), ("Võru vald", "Kose alevik"), ("Tartu linn", "")]
    assert (community.contact_role, community.deputy_role) == ("külavanem", "seltsi juhatuse liige")
    assert not SearchDoc.objects.exists()

    approve()

    [doc] = SearchDoc.objects.all()
    assert {f"m_{town.pk}" for town in (rouge, voru, tartu)} <= set(doc.f.split())


def test_community_without_a_place_and_one_of_a_county(client, rouge):
    send_community(client, title="Linnuhuvilised")
    send_community(client, title="Võrumaa käsitöölised", where="county", county=rouge.county_id)

    nowhere, of_county = Community.objects.order_by("pk")
    assert (nowhere.county, nowhere.municipality, places_of(nowhere)) == (None, None, [])
    assert (of_county.county, of_county.municipality, places_of(of_county)) == (rouge.county, None, [])


def test_places_typed_before_choosing_that_there_are_none_are_passed_over(client, rouge):
    send_community(client, (rouge, "Haanja"), where="nowhere")

    assert places_of(Community.objects.get()) == []


def test_the_same_place_twice_is_one(client, rouge):
    send_community(client, (rouge, "Haanja"), (rouge, "Haanja"))

    assert places_of(Community.objects.get()) == [("Rõuge vald", "Haanja")]


def test_empty_form_says_what_is_missing(client):
    answer = client.post(ADDRESS, {}, **SAME_SITE)

    assert answer.status_code == 422
    assert set(errors_of(answer)) | {"language"} == {"kind", "title", "good_for", "where", "consent", "language"}


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"where": "places"}, "place_1_municipality", "Vali vald või linn. Kui kogukond ei ole ühe kohaga seotud"),
        ({"where": "places", "place_2_settlement": "Haanja"}, "place_2_municipality", "Vali ka vald või linn"),
        ({"where": "places", "place_1_municipality": "0803"}, "place_1_municipality", "Sellist valikut siin ei ole."),
        ({"where": "places", "place_1_municipality": "\0"}, "place_1_municipality", "Sellist valikut siin ei ole."),
        ({"where": "county"}, "county", "Vali maakond"),
        ({"where": "county", "county": "99999"}, "county", "Sellist valikut siin ei ole."),
        ({"where": "mujal"}, "where", "Sellist valikut siin ei ole."),
        ({"kind": "guide"}, "kind", "Sellist valikut siin ei ole."),
        ({"voice": "kuningas"}, "voice", "Sellist valikut siin ei ole."),
        ({"good_for": "a" * 1024**2}, "good_for", "Siia mahub kuni 400 märki, praegu on 1048576."),
        ({"contact": "liis@"}, "contact", "Kontrolli e-posti aadressi."),
        ({"contact_name": "Liis Lepp"}, "names_consent", "Lisa linnuke, kui inimesed on nõus"),
        ({"contact_email": "liis@example.org"}, "names_consent", "Lisa linnuke, kui inimesed on nõus"),
        ({"link_1_label": "Külaleht"}, "link_1_url", "Kirjuta ka aadress"),
        ({"link_1_url": "https://leht.example.org"}, "link_1_label", "Kirjuta, mis lingi taga on."),
        ({"link_2_label": "x", "link_2_url": "javascript:alert(1)"}, "link_2_url", "Sellist aadressi me ei tunne."),
    ],
)
def test_bad_value_is_told_beside_its_field_and_the_rest_stays(client, changes, field, sentence):
    MunicipalityAlias.objects.create(ehak="0803", name="Toila vald", municipality=make_municipality("Jõhvi vald"))

    answer = send_community(client, **changes)

    assert answer.status_code == 422
    assert list(errors_of(answer)) == [field]
    assert errors_of(answer)[field][0].startswith(sentence)
    assert typed_in(answer, "title") == "Haanja küla"
    assert not Community.objects.exists()


def test_text_larger_than_a_form_may_be_is_told(client, settings):
    answer = send_community(client, body="a" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1))

    assert answer.status_code == 413
    assert "Tekst on liiga pikk" in text(answer.text)


def test_names_are_kept_with_consent_and_a_script_is_only_words(client):
    script = "<script>alert(1)</script>"

    send_community(client, contact_name="Liis Lepp", names_consent="on", body=script, link_1_label=script[:80],
                   link_1_url="https://leht.example.org")  # fmt: skip
    people.sign_in(client, people.juhan())
    page = client.get(f"/admin/labivaatus/community/{Community.objects.get().pk}/")

    assert Community.objects.get().contact_name == "Liis Lepp"
    assert script not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;: " in page.text
    assert "https://leht.example.org" in page.text


def test_many_places_come_back_with_a_mistake_elsewhere(client, rouge):
    places = [(rouge, f"Küla {number}") for number in range(1, 10)]

    page = send_community(client, *places, title="").text

    assert re.findall(r'name="place_\d+_settlement" value="([^"]*)"', page) == [f"Küla {n}" for n in range(1, 10)]
    assert page.count('<details class="next-row stack" open>') == 8


def test_sent_twice_is_one(client, rouge):
    data = filled_community(rouge)

    answers = [client.post(ADDRESS, data, **SAME_SITE) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Community.objects.count() == 1


@pytest.mark.parametrize("title", ["Haanja", "HAANJA KÜLA", "haanja kula", "Haanja kogukond"])
def test_same_name_in_the_same_municipality_is_offered_to_be_kept(client, rouge, title):
    known = make_community("Haanja küla", places=[rouge])

    answer = send_community(client, rouge, title=title)

    assert answer.status_code == 409
    assert same_of(answer) == [
        (known.get_absolute_url(), "Haanja küla (avaneb uues aknas)"),
        (f"{known.get_absolute_url()}hoidjaks/", "Võta see leht oma hoole alla : Haanja küla"),
    ]
    assert send_community(client, rouge, title=title, is_different="on").status_code == 303


def test_what_is_elsewhere_named_otherwise_or_not_public_is_no_obstacle(client, rouge, voru):
    make_community("Haanja küla", places=[voru])
    make_community("Väike-Haanja küla", places=[rouge])
    make_community("Haanja", places=[rouge], state="in_review")
    make_community("Haanja", places=[rouge], state="withdrawn")
    make_community("Haanja küla")

    assert send_community(client, rouge).status_code == 303


def test_two_without_a_place_are_told_apart_by_county(client, rouge):
    make_community("Linnuvaatlejad", county=rouge.county)

    assert send_community(client, title="Linnuvaatlejad").status_code == 303
    assert send_community(client, title="Linnuvaatlejad", where="county", county=rouge.county_id).status_code == 409


def test_correction_shows_what_was_sent_and_waits_for_the_reviewer(client, rouge, voru):
    send_community(client, (rouge, "Haanja"), (voru, ""), contact_name="Liis", names_consent="on", contact=None)
    receipt, community = Receipt.objects.get(), approve()
    place = community.places.first()
    community.places.filter(pk=place.pk).update(lat=57.718, lon=27.05)

    form = client.get(f"/panus/{token_of(receipt)}/paranda/").text
    answer = correction(client, receipt, (rouge, "Haanja"), title="Haanja mäe küla", contact_name="")

    assert re.findall(r'name="place_\d_settlement" value="([^"]*)"', form) == ["Haanja"]
    assert form.count(" selected>") >= 2
    assert answer.status_code == 303
    public, draft = Community.objects.get(), Community.objects.get().fresh()
    assert (public.title_et, places_of(public)) == ("Haanja küla", [("Rõuge vald", "Haanja"), ("Võru vald", "")])
    assert (draft.title_et, places_of(draft)) == ("Haanja mäe küla", [("Rõuge vald", "Haanja")])
    approve(public)
    assert [(kept.pk, kept.lat) for kept in Community.objects.get().places.all()] == [(place.pk, 57.718)]


def test_correction_from_places_to_a_county_is_kept_when_it_is_published(client, rouge):
    send_community(client, rouge)
    receipt = Receipt.objects.get()
    approve()

    correction(client, receipt, where="county", county=rouge.county_id)
    approve(Community.objects.get())

    community = Community.objects.get()
    assert (community.county, community.municipality, places_of(community)) == (rouge.county, None, [])


def test_proposer_is_invited_to_keep_the_page_once_it_is_public(client, rouge, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_community(client, rouge, contact="liis@example.org")
    receipt = Receipt.objects.get()
    assert "saadame sinu e-postile kutse seda hoida" in receipt_page(client, receipt)
    assert not Invitation.objects.exists()
    [confirmation] = [letter for letter in outbox_of.outbox if letter.to == ["liis@example.org"]]
    assert "saadame sinu e-postile kutse seda hoida" in confirmation.body
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        approve()

    [invitation] = Invitation.objects.all()
    assert (invitation.mail, invitation.role, invitation.team) == (
        "liis@example.org", "steward", Community.objects.get().team,
    )  # fmt: skip
    assert len([letter for letter in outbox_of.outbox if "/kutse/" in letter.body]) == 1
    assert "Kutse lehte hoida saatsime sinu e-postile." in receipt_page(client, receipt)
    assert "liis@example.org" not in str(list(Community.objects.get().revisions.values_list("content")))


def test_correction_invites_nobody_twice_and_without_a_mail_nobody_is_invited(client, rouge, voru):
    send_community(client, rouge)
    receipt = Receipt.objects.get()
    approve()
    correction(client, receipt, voru)
    approve()
    send_community(client, title="Linnuvaatlejad", contact=None)
    publishing.approve(Community.objects.get(title_et="Linnuvaatlejad"), by=people.juhan())

    assert Invitation.objects.count() == 1
    assert Community.objects.get(title_et="Linnuvaatlejad").team is None


def test_page_that_a_team_keeps_is_no_longer_changed_or_withdrawn_by_the_receipt(client, rouge):
    send_community(client, rouge)
    receipt, community = Receipt.objects.get(), approve()
    Membership.objects.create(team=community.team, user=people.ott())

    page = receipt_page(client, receipt)
    answers = [correction(client, receipt, rouge), client.post(f"/panus/{token_of(receipt)}/vota-tagasi/", **SAME_SITE)]

    assert "Avaldatud, lehte hoiab kogukonna tiim" in page
    assert "Võta tagasi" not in page
    assert [answer.status_code for answer in answers] == [409, 409]
    assert Community.objects.get().live
    actions.reply(receipt, "Palun eemaldage.")
    assert receipt.messages.last().text == "Palun eemaldage."


def test_question_answer_decline_and_withdrawal_work_as_for_works(client, rouge):
    send_community(client, rouge)
    receipt, community = Receipt.objects.get(), Community.objects.get()
    publishing.ask(community, by=people.juhan(), question="Kas küla või alevik?")
    assert states.state_of(Receipt.objects.get()) == states.State.QUESTION

    actions.reply(receipt, "Küla.")
    actions.withdraw(Receipt.objects.get())
    assert states.state_of(Receipt.objects.get()) == states.State.WITHDRAWN

    send_community(client, rouge)
    publishing.decline(Community.objects.last(), by=people.juhan(), reason="See ei ole kogukond.")
    assert states.state_of(Receipt.objects.order_by("pk").last()) == states.State.DECLINED


def test_reviewer_reads_places_in_words_and_never_the_team_or_the_contact(client, rouge, voru):
    send_community(client, (rouge, "Haanja"), voru, voice="elder", contact="salajane@example.org")
    community = Community.objects.get()
    Community.objects.filter(pk=community.pk).update(team=make_team("Salatiim"))
    people.sign_in(client, people.juhan())

    page = client.get(f"/admin/labivaatus/community/{community.pk}/")

    table = re.search(r'<table class="listing kv-changes">.*?</table>', page.text, re.DOTALL)[0]
    assert "Haanja, Rõuge vald" in text(table)
    assert "Võru vald" in text(table)
    assert "külavanem" in text(table)
    assert "Salatiim" not in table
    assert "salajane@example.org" not in table
    assert "kutse seda hoida" in text(page.text)
