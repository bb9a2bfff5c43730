"""What is held about a person: all of one and nothing of another; deleted so that the address is found nowhere."""

import json
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from tests import people
from tests.factories.accounts import make_invitation, make_official, make_team
from tests.factories.communities import make_community
from tests.factories.contribute import make_receipt
from tests.factories.directory import make_helper
from tests.factories.events import make_event
from tests.factories.places import make_county, make_municipality
from tests.factories.registration import make_desk, make_registration, make_seats
from tests.pages_of import text
from veeb.accounts import held, tasks, teams, upkeep
from veeb.accounts.models import Invitation, OfficeRequest, User
from veeb.communities.models import Community, KeepRequest
from veeb.contribute.models import Appeal, Message
from veeb.directory.models import Inquiry
from veeb.registration.models import Registration

pytestmark = pytest.mark.django_db
NOW = timezone.now()
ROOMS = ["accounts", "communities", "contribute", "directory", "events", "registration"]


def fill(mail: str, mark: str) -> None:
    """Something of this address in every room; `mark` stands in all that was typed."""
    town = make_municipality(f"{mark} vald", county=make_county(f"{mark} maakond", f"{mark}maa"))
    make_invitation(mail.upper(), team=make_team(f"{mark} küla"), name=mark)
    OfficeRequest.objects.create(name=mark, mail=mail, municipality=town, post=mark)
    make_registration(name=mark, mail=mail, organisation=f"{mark} selts")
    make_desk(make_seats(), mail=mail)
    receipt = make_receipt(contact=mail, title=f"{mark} lugu")
    Message.objects.create(receipt=receipt, author="contributor", text=f"Kirjuta {mail.upper()}, {mark}")
    Appeal.objects.create(text=f"{mark} palub", contact=mail)
    helper = make_helper(f"{mark} aitaja", mail=mail, public_email=mail)
    Inquiry.objects.create(helper=helper, name=mark, mail=mail, text=f"{mark} küsib")
    community = make_community(f"{mark} kogukond", contact_name=mark, contact_email=mail, contact_phone="5551234")
    KeepRequest.objects.create(community=community, name=mark, mail=mail, about=f"{mark} hoiab")
    make_event(f"{mark} talgud", contact_email=mail)


def found(words: str) -> set[str]:
    """Tables of the enrolled rooms, the accounts of packages and the history in which these words stand anywhere."""
    labels = {*ROOMS, "account", "mfa", "usersessions", "wagtailcore", "search"}
    return {
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in labels
        for row in model._default_manager.values_list()
        if words.lower() in repr(row).lower()
    }


def test_rooms_that_hold_something_are_joined():
    assert held.rooms() == ROOMS


def test_export_has_all_of_one_person_and_nothing_of_another(client):
    ott = people.ott()
    make_official(ott, make_municipality("Ametivald"))
    make_team("Tiimiküla", ott)
    fill(ott.email, "Kadakas")
    fill("teine@example.org", "Sarapuu")
    people.sign_in(client, ott)

    answer = client.get("/minu/andmed/andmed.json")

    data = json.loads(answer.content)
    assert answer["Cache-Control"] == "private, no-store"
    assert data["address"] == "ott@example.org"
    assert {section["title"] for section in data["sections"]} >= {
        "Konto",
        "Tiimid",
        "Ametikohad",
        "Kutsed",
        "Soovid ametnikuna",
        "Korraldaja",
        "Kaastööd",
        "Vaidlustused",
        "Aitaja sisemine kontakt",
        "Aitaja avalik kontakt",
        "Küsimused aitajatele",
        "Kogukonna avalik kontakt",
        "Soovid kogukonna lehte hoida",
        "Sündmuse avalik kontakt",
    }
    for words in ("Kadakas selts", "Kadakas küsib", "Kadakas hoiab", "Ametivald", "Tiimiküla", "5551234"):
        assert words in answer.text
    assert "Sarapuu" not in answer.text
    assert "teine@example.org" not in answer.text
    assert "Kadakas küsib" in text(client.get("/minu/andmed/").text)


def test_languages_are_told_by_name(client):
    people.sign_in(client, people.ott())

    assert "Kirjade keel Eesti" in text(client.get("/minu/andmed/").text)


def test_without_an_address_nothing_is_found_or_deleted():
    make_registration(mail="")
    make_community(contact_email="")

    assert held.collect("") == []
    assert held.erase("", at=NOW) == held.Erased()
    assert Registration.objects.count() == 1


def test_erasing_leaves_nothing_that_is_found_by_the_address_and_all_of_the_others():
    ott = people.ott()
    ott.username = ott.email
    ott.first_name = ott.last_name = ""
    ott.save()
    fill(ott.email, "Kadakas")
    fill("teine@example.org", "Sarapuu")
    of_other = found("teine@example.org")
    assert len(of_other) >= 10

    held.erase("OTT@example.org", at=NOW)

    assert found("ott@example.org") == set()
    assert found("teine@example.org") == of_other
    assert Community.objects.get(title_et="Kadakas kogukond").live
    assert Community.objects.get(title_et="Sarapuu kogukond").contact_phone == "5551234"


def test_freed_seat_goes_to_the_next():
    event = make_seats(capacity=1)
    make_registration(event, mail="ott@example.org")
    waiting = make_registration(event)

    held.erase("ott@example.org", at=waiting.created_at)

    waiting.refresh_from_db()
    assert waiting.state == "seated"


def test_last_steward_hands_over_before_the_account_goes(client):
    ott = people.sign_in(client, people.ott())
    team = make_team("Haanja", people.mari(), stewards=(ott,))
    make_registration(mail=ott.email)

    seen, pressed = client.get("/minu/andmed/kustuta/"), client.post("/minu/andmed/kustuta/", {"sure": "on"})

    assert "Anna enne eestvedamine üle" in text(seen.text)
    assert pressed.status_code == 409
    assert User.objects.filter(pk=ott.pk).exists()
    assert Registration.objects.filter(mail=ott.email).exists()
    with pytest.raises(teams.LastSteward):
        held.erase(ott.email, at=NOW)
    assert team.memberships.count() == 2


def test_account_is_deleted_after_a_tick_and_signed_out(client):
    ott = people.sign_in(client, people.ott())
    team = make_team("Haanja", stewards=(ott,))

    unsure = client.post("/minu/andmed/kustuta/", {})
    done = client.post("/minu/andmed/kustuta/", {"sure": "on"})

    assert unsure.status_code == 422
    assert "Konto on kustutatud" in text(done.text)
    assert not User.objects.filter(pk=ott.pk).exists()
    assert client.get("/minu/").status_code == 302
    assert not team.memberships.exists()


@pytest.mark.parametrize("number", [7, 4711])  # allauth writes the number of an account in letters, too
def test_sessions_of_the_account_go_also_those_on_the_way_in(client, number):
    mari = people.mari()
    ott = User.objects.create_user("keegi", "ott@example.org", pk=number + mari.pk)
    people.sign_in(Client(), ott)
    people.sign_in(client, mari)
    Client().post("/konto/sisse/", {"email": ott.email})
    Client().post("/konto/sisse/", {"email": mari.email})

    held.erase(ott.email, at=NOW)

    kept = [session.get_decoded() for session in Session.objects.all()]
    assert len(kept) == 2
    assert "ott@example.org" not in repr(kept)
    assert client.get("/minu/").status_code == 200


def test_editor_with_history_stays_in_it_without_a_name():
    mari = people.mari()
    make_official(mari, make_municipality(), post="nõunik")
    community = make_community("Haanja")
    community.save_revision(user=mari)

    erased = held.erase(mari.email, at=NOW)

    mari.refresh_from_db()
    assert (mari.email, mari.get_full_name(), mari.is_active, mari.groups.count()) == ("", "", False, 0)
    assert not mari.has_usable_password()
    assert not mari.offices.filter(until=None).exists()
    assert Revision.objects.filter(user=mari).exists()
    assert len(erased.kept) == 1
    assert found("mari@example.org") == set()


def test_administrator_sees_exports_and_deletes_by_any_address_and_each_use_is_in_the_history(client):
    piret = people.sign_in(client, people.piret())
    fill("liis@example.org", "Kadakas")

    seen = client.post("/admin/isikuandmed/", {"mail": "liis@example.org", "tegu": "vaata"})
    taken = client.post("/admin/isikuandmed/", {"mail": "liis@example.org", "tegu": "json"})
    unsure = client.post("/admin/isikuandmed/", {"mail": "liis@example.org", "tegu": "kustuta"})
    assert found("liis@example.org")
    client.post("/admin/isikuandmed/", {"mail": "liis@example.org", "tegu": "kustuta", "kinnitan": "1"})

    assert "Kadakas küsib" in text(seen.text)
    assert "Kadakas küsib" in taken.text
    assert "Jah, kustuta kõik" in text(unsure.text)
    assert found("liis@example.org") == set()
    logged = ModelLogEntry.objects.filter(action__startswith="accounts.held", user=piret).order_by("timestamp")
    assert [entry.action.rsplit("_")[-1] for entry in logged] == ["shown", "taken", "shown", "erased"]


@pytest.mark.parametrize("person", [people.mari, people.juhan, people.ott])
@pytest.mark.parametrize("address", ["/admin/isikuandmed/", "/admin/ametnikud/", "/admin/ametnikud/kutsu/"])
def test_only_administrators_open_the_screens_about_people(client, person, address):
    people.sign_in(client, person())

    assert client.get(address).status_code in {302, 403}


def test_administrator_does_not_delete_a_superuser(client):
    people.sign_in(client, people.piret())
    root = User.objects.create_superuser("root", "root@example.org", people.PASSWORD)

    client.post("/admin/isikuandmed/", {"mail": root.email, "tegu": "kustuta", "kinnitan": "1"})

    assert User.objects.filter(email="root@example.org").exists()


def test_member_of_a_team_is_not_deleted_past_the_rules_of_teams(client):
    ott = people.ott()
    team = make_team("Haanja", people.mari(), stewards=(ott,))
    people.sign_in(client, people.piret())

    client.post(f"/admin/users/delete/{ott.pk}/")
    client.post(f"/admin/bulk/accounts/user/delete/?id={ott.pk}")

    assert team.memberships.count() == 2


def test_last_administrator_makes_another_before_the_account_goes(client):
    piret = people.sign_in(client, people.piret())

    seen, pressed = client.get("/minu/andmed/kustuta/"), client.post("/minu/andmed/kustuta/", {"sure": "on"})
    by_screen = client.post("/admin/isikuandmed/", {"mail": piret.email, "tegu": "kustuta", "kinnitan": "1"})

    assert "Sina oled ainus administraator" in text(seen.text)
    assert (pressed.status_code, by_screen.status_code) == (409, 409)
    assert "ainus administraator" in text(by_screen.text)
    User.objects.create_superuser("root", "root@example.org", people.PASSWORD)
    assert "Konto on kustutatud" in text(client.post("/minu/andmed/kustuta/", {"sure": "on"}).text)


def test_session_left_open_does_not_delete_the_account(client):
    ott = people.sign_in(client, people.ott())
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()

    answer = client.post("/minu/andmed/kustuta/", {"sure": "on"})

    assert answer.status_code == 302
    assert answer["Location"].endswith("next=%2Fminu%2Fandmed%2Fkustuta%2F")
    assert User.objects.filter(pk=ott.pk, is_active=True).exists()


def test_what_is_over_is_forgotten_in_time(settings):
    settings.CONTACT_KEPT_DAYS = 30
    old, town, ott = NOW - timedelta(days=91), make_municipality(), people.ott()
    make_invitation("kasutatud@example.org", used_at=old)
    make_invitation("aegunud@example.org", expires_at=old)
    make_invitation("varske@example.org", used_at=NOW - timedelta(days=89))
    make_invitation("ootel@example.org")
    for name, decided in [("Vana", NOW - timedelta(days=31)), ("Uus", NOW), ("Ootel", None)]:
        OfficeRequest.objects.create(
            name=name, mail=f"{name}@example.org", municipality=town, post="x", decided_at=decided
        )
    Session.objects.create(session_key="vana", session_data="", expire_date=NOW - timedelta(days=1))
    Session.objects.create(session_key="uus", session_data="", expire_date=NOW + timedelta(days=1))

    for key in ("vana", "uus"):
        UserSession.objects.create(user=ott, session_key=key, ip="192.0.2.1", user_agent="x")

    for _night in range(2):
        upkeep.forget(at=NOW)

    assert set(Invitation.objects.values_list("mail", flat=True)) == {"varske@example.org", "ootel@example.org"}
    assert set(OfficeRequest.objects.values_list("name", flat=True)) == {"", "Uus", "Ootel"}
    assert [one.session_key for one in Session.objects.all()] == ["uus"]
    assert [one.session_key for one in UserSession.objects.all()] == ["uus"]


def test_every_night_forgets_what_is_over():
    make_invitation(expires_at=timezone.now() - timedelta(days=91))

    tasks.forget.call_local()

    assert not Invitation.objects.exists()
