"""A member's own pages: teams, inviting, leaving, and who may see or change what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import people
from tests.factories.accounts import make_invitation, make_official, make_team
from tests.factories.communities import make_community
from tests.factories.places import make_municipality
from tests.pages_of import text
from veeb.accounts.models import Invitation, Role, Team, User

pytestmark = pytest.mark.django_db
# Session, person, invitations, teams, office, rights, the texts around.
QUERIES = 9


@pytest.fixture
def ott(client) -> User:
    return people.sign_in(client, people.ott())


def home(team: Team) -> str:
    return f"/minu/tiim/{team.uid}/"


def test_own_page_is_behind_the_sign_in(client):
    team = make_team()

    answers = [client.get(address) for address in ("/minu/", "/minu/andmed/", home(team))]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert all(answer["Location"].startswith("/konto/") for answer in answers)


def test_empty_page_says_how_to_get_a_team_or_become_an_official(client, ott):
    words = text(client.get("/minu/").text)

    assert "Tiimi saab kutsega" in words
    assert "Küsi ligipääsu ametnikuna" in words


def test_own_page_leads_to_team_community_municipality_and_invitations(client, ott):
    team = make_team("Haanja küla", ott)
    community = make_community("Haanja küla", team=team)
    make_official(ott, make_municipality("Võru vald"))
    make_invitation("ott@example.org", team=make_team("Rõuge küla"))
    make_invitation("teine@example.org", team=make_team("Võõras küla"))

    page = client.get("/minu/").text

    for link in (home(team), f"/minu/kogukond/{community.pk}/", "/minu/omavalitsus/voru-vald/", "/kutse/"):
        assert f'href="{link}' in page
    assert "Rõuge küla" in page
    assert "Võõras küla" not in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_own_page_takes_as_many_queries_for_one_team_as_for_three(client, ott, how_many, django_assert_num_queries):
    for number in range(how_many):
        make_community(f"Küla {number}", team=make_team(f"Küla {number}", ott))

    with django_assert_num_queries(QUERIES):
        client.get("/minu/")


def test_stranger_finds_no_team_and_a_member_changes_nothing(client, ott):
    of_others, mine = make_team("Võõras", stewards=(people.mari(),)), make_team("Oma", ott, stewards=(people.mari(),))
    mari = mine.memberships.get(user=people.mari())
    waiting = make_invitation(team=mine)
    typed = {"mail": "uus@example.org", "role": "member", "language": "et"}

    assert client.get(home(of_others)).status_code == 404
    assert client.get(home(mine)).status_code == 200
    posts = [("kutsu/", typed), (f"kutse/{waiting.pk}/tagasi/", {}), (f"liige/{mari.pk}/", {"tegu": "valja"})]
    assert [client.post(home(mine) + path, data).status_code for path, data in posts] == [403, 403, 403]
    assert [client.post(home(of_others) + path, data).status_code for path, data in posts] == [404, 404, 404]
    assert set(Invitation.objects.usable(at=timezone.now())) == {waiting}
    assert mine.memberships.count() == 2


def test_member_does_not_see_whom_stewards_invited(client, ott):
    team = make_team("Oma", ott, stewards=(people.mari(),))
    make_invitation("uus@example.org", team=team)

    assert "uus@example.org" not in client.get(home(team)).text


def test_steward_invites_sees_what_bounced_or_is_too_old_and_takes_it_back(client, ott):
    team, now = make_team("Oma", stewards=(ott,)), timezone.now()
    make_invitation("pole@example.org", team=team, undelivered_at=now)
    make_invitation("vana@example.org", team=team, expires_at=now - timedelta(days=1))

    client.post(f"{home(team)}kutsu/", {"mail": "uus@example.org", "role": "steward", "language": "en"})

    sent = Invitation.objects.get(mail="uus@example.org")
    assert (sent.role, sent.language, sent.invited_by) == (Role.STEWARD, "en", ott)
    words = text(client.get(home(team)).text)
    assert "kiri ei jõudnud kohale" in words
    assert "kutse aegus" in words

    client.post(f"{home(team)}kutse/{sent.pk}/tagasi/")
    assert "uus@example.org" not in client.get(home(team)).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Kirjuta aadress, kuhu kutse saata."),
        ("kadakas", "Kontrolli e-posti aadressi."),
        ("ott@example.org", "Selle aadressiga inimene on juba tiimis."),
        ("a" * 1_000_000, "Kontrolli e-posti aadressi."),
    ],
)
def test_mistakes_in_an_invitation_are_told(client, ott, typed, words):
    team = make_team("Oma", stewards=(ott,))

    answer = client.post(f"{home(team)}kutsu/", {"mail": typed, "role": "member", "language": "et"})

    assert answer.status_code == 422
    assert words in text(answer.text)
    assert not Invitation.objects.exists()


def test_steward_hands_over_and_leaves(client, ott):
    team = make_team("Oma", people.mari(), stewards=(ott,))
    mari = team.memberships.get(user=people.mari())

    too_early = client.post(f"{home(team)}lahku/")
    client.post(f"{home(team)}liige/{mari.pk}/", {"tegu": "eestvedaja"})
    client.post(f"{home(team)}lahku/")

    assert too_early.status_code == 409
    assert "Anna enne eestvedamine üle" in text(too_early.text)
    assert [(one.user.username, one.role) for one in team.memberships.all()] == [("mari", "steward")]


def test_last_member_is_asked_once_more(client, ott):
    team = make_team("Oma", stewards=(ott,))

    asked = client.get(f"{home(team)}lahku/")
    client.post(f"{home(team)}lahku/")
    assert team.memberships.exists()
    client.post(f"{home(team)}lahku/", {"kinnitan": "1"})

    assert "Oled tiimi viimane liige." in text(asked.text)
    assert not team.memberships.exists()


def test_steward_takes_somebody_out_who_then_finds_no_team(client, ott):
    mari = people.mari()
    team = make_team("Oma", mari, stewards=(ott,))

    client.post(f"{home(team)}liige/{team.memberships.get(user=mari).pk}/", {"tegu": "valja"})

    people.sign_in(client, mari)
    assert client.get(home(team)).status_code == 404


def test_name_is_changed_by_its_owner(client, ott):
    empty = client.post("/minu/nimi/", {"name": ""})
    client.post("/minu/nimi/", {"name": "Ott Uus Kivi"})

    ott.refresh_from_db()
    assert empty.status_code == 422
    assert ott.get_full_name() == "Ott Uus Kivi"


def test_own_page_lets_one_out_by_a_button(client):
    people.sign_in(client, people.ott())
    assert 'method="post" action="/konto/valja/"' in client.get("/minu/").content.decode()
