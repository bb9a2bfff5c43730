"""Somebody asks to keep a page: the open form, the stewards' answer, the reviewers' answer."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail as outbox_of
from django.utils import timezone

from tests import people
from tests.factories.accounts import make_team
from tests.factories.communities import make_community
from tests.pages_of import text
from veeb.accounts.models import Invitation, Role
from veeb.communities import asking
from veeb.communities.models import Community, KeepRequest

pytestmark = pytest.mark.django_db
SENT = {"name": "Liis Uus", "mail": "liis@example.org", "about": "Elan siin ja vean talguid."}


@pytest.fixture
def orphan():
    return make_community("Haanja küla")


@pytest.fixture
def kept():
    return make_community("Hoitud küla", team=make_team("Hoitud küla", stewards=(people.ott(),)))


def door(community: Community) -> str:
    return f"{community.get_absolute_url()}hoidjaks/"


def asked_for(community: Community, **fields) -> KeepRequest:
    return KeepRequest.objects.create(community=community, **{**SENT, **fields})


def test_stranger_asks_and_reviewers_hear_of_it(client, orphan, django_capture_on_commit_callbacks):
    people.juhan()
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(door(orphan), SENT)

    assert (answer.status_code, answer["Location"]) == (303, f"{door(orphan)}?tehtud=1")
    assert "läks toimetusele" in text(client.get(answer["Location"]).text)
    request = KeepRequest.objects.get()
    assert (request.community, request.name, request.mail, request.about) == (orphan, *SENT.values())
    [letter] = outbox_of.outbox
    assert letter.to == ["juhan@example.org"]
    assert "/admin/kogukondade-hoidjad/" in letter.body
    assert [word for word in SENT.values() if word in letter.body + letter.subject] == []
    assert not answer.cookies


def test_wishes_from_many_networks_bring_only_a_few_letters(
    client, orphan, monkeypatch, django_capture_on_commit_callbacks
):
    people.juhan()
    monkeypatch.setattr(asking, "LETTERS_PER_HOUR", 2)
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        for number in range(4):
            client.post(door(orphan), {**SENT, "mail": f"n{number}@example.org"})

    assert KeepRequest.objects.count() == 4
    assert len(outbox_of.outbox) == 2


def test_stewards_hear_of_it_where_there_is_a_team(client, kept, django_capture_on_commit_callbacks):
    people.juhan()
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(door(kept), SENT)

    assert "läks tiimile" in text(client.get(answer["Location"]).text)
    assert [letter.to for letter in outbox_of.outbox] == [["ott@example.org"]]
    assert f"/minu/kogukond/{kept.pk}/" in outbox_of.outbox[0].body


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": ""}, "Kirjuta oma nimi."),
        ({"mail": ""}, "Kirjuta oma e-posti aadress: sinna tuleb kutse."),
        ({"mail": "ei ole"}, "Kontrolli e-posti aadressi. Õige näeb välja nii: nimi@asutus.ee"),
        ({"about": " "}, "Kirjuta paar sõna: kuidas sa selle kogukonnaga seotud oled."),
        ({"about": "a" * 1_000_000}, "Siia mahub kuni 2000 märki, praegu on 1000000. Lühenda natuke."),
        ({"honeypot": "x"}, "See lahter peab jääma tühjaks. Kustuta, mis siin on, ja saada uuesti."),
    ],
)
def test_mistake_is_told_beside_its_field(client, orphan, changes, told):
    answer = client.post(door(orphan), {**SENT, **changes})

    assert answer.status_code == 422
    assert told in text(answer.text)
    assert not KeepRequest.objects.exists()


def test_another_site_sends_nothing(client, orphan):
    assert client.post(door(orphan), SENT, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not KeepRequest.objects.exists()


def test_one_page_sent_twice_and_one_address_asking_twice_are_one_request(client, orphan):
    key = client.get(door(orphan)).context["form"]["client_key"].value()
    for _twice in range(2):
        client.post(door(orphan), {**SENT, "client_key": key})
    client.post(door(orphan), {**SENT, "mail": "LIIS@example.org", "about": "Täpsemalt."})

    assert [one.about for one in KeepRequest.objects.all()] == ["Täpsemalt."]


def test_too_many_from_one_network_wait_and_lose_nothing(client, orphan):
    for number in range(5):
        client.post(door(orphan), {**SENT, "mail": f"liis{number}@example.org"})

    answer = client.post(door(orphan), {**SENT, "mail": "liis9@example.org"})

    assert answer.status_code == 429
    assert "liis9@example.org" in answer.text
    assert KeepRequest.objects.count() == 5


def test_steward_invites_as_a_member(client, kept):
    request = asked_for(kept)
    people.sign_in(client, people.ott())
    page = client.get(f"/minu/kogukond/{kept.pk}/")
    assert "Vasta: Liis Uus" in text(page.text)

    answer = client.post(f"/minu/kogukond/{kept.pk}/soov/{request.pk}/", {"kutsu": "1"})

    assert "Kutse on teel." in text(client.get(answer["Location"]).text)
    invitation = Invitation.objects.get()
    assert (invitation.mail, invitation.role, invitation.team) == ("liis@example.org", Role.MEMBER, kept.team)
    request.refresh_from_db()
    assert (request.is_granted, request.decided_by) == (True, people.ott())
    assert client.get(f"/minu/kogukond/{kept.pk}/soov/{request.pk}/").status_code == 404


def test_steward_declines_with_a_letter_that_needs_words(client, kept, django_capture_on_commit_callbacks):
    request, address = asked_for(kept, language="et"), f"/minu/kogukond/{kept.pk}/soov/"
    people.sign_in(client, people.ott())
    assert client.post(f"{address}{request.pk}/", {"reason": " "}).status_code == 422
    outbox_of.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}{request.pk}/", {"reason": "Oleme juba kolmekesi."})

    [letter] = outbox_of.outbox
    assert letter.to == ["liis@example.org"]
    assert "Oleme juba kolmekesi." in letter.body
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", [people.mari, people.juhan, people.piret])
def test_others_do_not_answer_on_the_screen_of_the_team(client, kept, who):
    request = asked_for(kept)
    people.sign_in(client, who())

    assert client.post(f"/minu/kogukond/{kept.pk}/soov/{request.pk}/", {"kutsu": "1"}).status_code == 403
    assert not Invitation.objects.exists()


def test_member_who_leads_nothing_sees_no_requests_and_answers_none(client, kept):
    request = asked_for(kept)
    kept.team.memberships.update(role=Role.MEMBER)
    people.sign_in(client, people.ott())

    assert "Liis Uus" not in client.get(f"/minu/kogukond/{kept.pk}/").text
    assert client.get(f"/minu/kogukond/{kept.pk}/soov/{request.pk}/").status_code == 403


def test_request_of_another_community_is_not_answered_here(client, kept, orphan):
    request = asked_for(orphan)
    people.sign_in(client, people.ott())

    assert client.get(f"/minu/kogukond/{kept.pk}/soov/{request.pk}/").status_code == 404


def test_of_two_who_decide_the_slower_finds_it_done(orphan):
    request, now = asked_for(orphan), timezone.now()
    asking.decline(request, reason="Ei.", by=people.juhan(), at=now)

    with pytest.raises(asking.AlreadyDecided):
        asking.grant(request, by=people.juhan(), at=now)

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", [people.mari, people.ott])
def test_nobody_else_decides(orphan, who):
    with pytest.raises(asking.NotYours):
        asking.grant(asked_for(orphan), by=who(), at=timezone.now())


def test_old_requests_are_forgotten(orphan):
    now = timezone.now()
    asked_for(orphan, created_at=now - timedelta(days=settings.CONTACT_KEPT_DAYS + 1))
    fresh = asked_for(orphan, mail="uus@example.org")

    asking.forget(at=now)

    assert list(KeepRequest.objects.all()) == [fresh]
