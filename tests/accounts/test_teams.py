"""Coming into a team, leaving it, and who leads it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests import people
from tests.factories.accounts import make_invitation, make_team
from tests.factories.communities import make_community
from veeb.accounts import followups, invitations, teams
from veeb.accounts.invitations import Standing
from veeb.accounts.models import Invitation, Membership, Role, Team, User
from veeb.tools.mail import undelivered

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def roles_of(team: Team) -> dict[str, str]:
    return {one.user.username: one.role for one in team.memberships.select_related("user")}


def make_person(name: str) -> User:
    return User.objects.create_user(name, f"{name}@example.org")


def invite(team: Team, address: str = "uus@example.org", **more) -> Invitation:
    values = {"mail": address, "role": Role.MEMBER, "by": None, "language": "et", "at": NOW, **more}
    return teams.invite(team, **values)


def test_invitation_brings_a_letter_with_a_link_that_is_valid_for_two_weeks(django_capture_on_commit_callbacks):
    team = make_team("Haanja küla")

    with django_capture_on_commit_callbacks(execute=True):
        sent = invite(team, language="ru")

    letter = mail.outbox[0]
    assert letter.to == ["uus@example.org"]
    assert re.search(r"/ru/kutse/[0-9a-f]{64}/", letter.body)
    assert sent.expires_at == NOW + timedelta(days=14)


def test_second_invitation_to_the_same_address_takes_the_place_of_the_first():
    team = make_team()
    first, other = invite(team), invite(team, "teine@example.org")

    second = invite(team, "UUS@example.org")

    assert set(team.invitations.usable(at=NOW)) == {second, other}
    first.refresh_from_db()
    assert invitations.standing_of(first, at=NOW) == Standing.WITHDRAWN


def test_whoever_is_in_is_not_invited_again():
    team = make_team("Haanja", people.ott())

    with pytest.raises(teams.AlreadyMember):
        invite(team, "OTT@example.org")


def test_a_flood_of_invitations_is_stopped():
    team = make_team()
    for number in range(teams.INVITATIONS_PER_HOUR):
        invite(team, f"{number}@example.org")

    with pytest.raises(teams.TooManyInvitations):
        invite(team)


def test_accepting_makes_a_member_once():
    team = make_team("Haanja", stewards=(people.mari(),))
    sent = invite(team, "ott@example.org")

    teams.accept(sent, user=people.ott(), at=NOW)

    assert roles_of(team) == {"mari": "steward", "ott": "member"}
    with pytest.raises(invitations.NotUsable) as refused:
        teams.accept(sent, user=people.ott(), at=NOW)
    assert refused.value.standing == Standing.USED


def test_the_first_member_of_an_empty_team_leads_it():
    team = make_team()

    teams.accept(invite(team, "ott@example.org"), user=people.ott(), at=NOW)

    assert roles_of(team) == {"ott": "steward"}


def test_invitation_for_somebody_else_changes_nothing():
    sent = make_invitation("uus@example.org")

    with pytest.raises(invitations.ForSomebodyElse):
        teams.accept(sent, user=people.ott(), at=NOW)

    assert not Membership.objects.exists()
    assert sent in Invitation.objects.usable(at=NOW)


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({"expires_at": NOW}, Standing.EXPIRED),
        ({"withdrawn_at": NOW - timedelta(hours=1)}, Standing.WITHDRAWN),
        ({"used_at": NOW - timedelta(hours=1)}, Standing.USED),
    ],
)
def test_what_is_over_is_not_accepted_and_says_why(fields, standing):
    sent = make_invitation("ott@example.org", **fields)

    with pytest.raises(invitations.NotUsable) as refused:
        teams.accept(sent, user=people.ott(), at=NOW)

    assert refused.value.standing == standing
    assert not Membership.objects.exists()


def test_invitation_is_withdrawn_once_and_not_after_it_was_used():
    open_one, used = make_invitation(), make_invitation(used_at=NOW)

    assert invitations.withdraw(open_one, at=NOW)
    assert not invitations.withdraw(open_one, at=NOW)
    assert not invitations.withdraw(used, at=NOW)


def test_last_steward_hands_over_before_leaving(django_capture_on_commit_callbacks):
    mari, ott = people.mari(), people.ott()
    team = make_team("Haanja", ott, stewards=(mari,))
    of_mari, of_ott = team.memberships.get(user=mari), team.memberships.get(user=ott)

    with pytest.raises(teams.LastSteward):
        teams.leave(of_mari, at=NOW)
    with pytest.raises(teams.LastSteward):
        teams.change_role(of_mari, role=Role.MEMBER)
    assert roles_of(team) == {"mari": "steward", "ott": "member"}

    with django_capture_on_commit_callbacks(execute=True):
        teams.change_role(of_ott, role=Role.STEWARD)
    assert teams.leave(of_mari, at=NOW)
    assert not teams.leave(of_mari, at=NOW)

    assert roles_of(team) == {"ott": "steward"}
    assert [letter.to for letter in mail.outbox] == [["ott@example.org"]]


def test_last_member_means_it_and_the_page_stays_public(client, django_capture_on_commit_callbacks, monkeypatch):
    ott, juhan = people.ott(), people.juhan()
    team = make_team("Haanja küla", stewards=(ott,))
    community = make_community("Haanja küla", team=team)
    told: list[Team] = []
    monkeypatch.setattr(followups, "_emptied", [*followups._emptied, lambda team, at: told.append(team)])
    mine = team.memberships.get()

    with pytest.raises(teams.LastMember):
        teams.leave(mine, at=NOW)
    assert (told, roles_of(team)) == ([], {"ott": "steward"})

    with django_capture_on_commit_callbacks(execute=True):
        teams.leave(mine, at=NOW, is_sure=True)

    community.refresh_from_db()
    assert (told, roles_of(team), community.live) == ([team], {}, True)
    assert [letter.to for letter in mail.outbox] == [[juhan.email]]


def test_whoever_is_taken_out_hears_of_it(django_capture_on_commit_callbacks):
    team = make_team("Haanja", people.ott(), stewards=(people.mari(),))

    with django_capture_on_commit_callbacks(execute=True):
        teams.remove(team.memberships.get(user=people.ott()), at=NOW)

    assert roles_of(team) == {"mari": "steward"}
    assert [letter.to for letter in mail.outbox] == [["ott@example.org"]]


def test_asking_again_tells_the_inviter_once_an_hour(django_capture_on_commit_callbacks):
    mari = people.mari()
    team = make_team("Haanja", stewards=(mari, make_person("teine")))
    sent = make_invitation(team=team, invited_by=mari, expires_at=NOW)

    with django_capture_on_commit_callbacks(execute=True):
        invitations.ask_again(sent, at=NOW)
        invitations.ask_again(sent, at=NOW)

    assert [letter.to for letter in mail.outbox] == [["mari@example.org"]]


def test_when_the_inviter_has_left_all_stewards_are_asked(django_capture_on_commit_callbacks):
    team = make_team("Haanja", stewards=(make_person("esimene"), make_person("teine")))
    sent = make_invitation(team=team, invited_by=people.ott(), expires_at=NOW)

    with django_capture_on_commit_callbacks(execute=True):
        invitations.ask_again(sent, at=NOW)

    assert sorted(letter.to[0] for letter in mail.outbox) == ["esimene@example.org", "teine@example.org"]


def test_bounced_invitation_is_noted():
    sent, other = make_invitation(), make_invitation("teine@example.org")

    undelivered.send(sender=None, address=sent.mail, ref=f"invitation:{sent.uid.hex}")

    sent.refresh_from_db()
    other.refresh_from_db()
    assert sent.undelivered_at is not None
    assert other.undelivered_at is None


def test_letters_carry_no_words_of_the_inviter(django_capture_on_commit_callbacks):
    person = make_person("liis")
    person.first_name = "OSTA KOHE ODAVALT"
    person.save()

    with django_capture_on_commit_callbacks(execute=True):
        invite(make_team("Haanja", stewards=(person,)), by=person)

    assert "OSTA" not in mail.outbox[0].subject + mail.outbox[0].body
