"""A team founds itself by invitation, changes its page at once, and leaves it behind."""

from datetime import timedelta

import pytest
from django.core import mail as outbox_of
from django.utils import timezone
from wagtail.models import ModelLogEntry

from tests import people
from tests.factories.accounts import make_team
from tests.factories.communities import make_community
from tests.factories.places import make_municipality
from veeb.accounts import teams
from veeb.accounts.models import Membership, Role, Team
from veeb.communities import keeping
from veeb.communities.models import Community
from veeb.communities.values import stamps, values_of
from veeb.records import publishing
from veeb.records.states import State, state_of
from veeb.search import queries

pytestmark = pytest.mark.django_db


def keep(community: Community, by, **changes) -> list[str]:
    """Change these values as somebody who has just opened the form."""
    now = values_of(Community.objects.get(pk=community.pk))
    return keeping.keep(community, {**now, **changes}, seen=stamps(now), by=by)


@pytest.fixture
def kept():
    return make_community("Haanja küla", team=make_team("Haanja küla", people.ott()), body="Vana tutvustus.")


def test_first_invitation_makes_the_team_and_the_second_does_not():
    community = make_community("Haanja küla")
    now = timezone.now()

    keeping.found_team(community, mail="liis@example.org", language="et", by=people.juhan(), at=now)
    invitation = keeping.found_team(community, mail="aivo@example.org", language="ru", by=None, at=now)

    team = Team.objects.get()
    assert (team.name, invitation.role, invitation.language) == ("Haanja küla", Role.STEWARD, "ru")
    assert [one.mail for one in team.invitations.usable(at=now)] == ["aivo@example.org", "liis@example.org"]
    assert Community.objects.get(pk=community.pk).team == team
    assert community.team == team


@pytest.mark.parametrize("who", [people.mari, people.ott])
def test_only_who_decides_founds_a_team(who):
    with pytest.raises(publishing.NotAllowed):
        keeping.found_team(make_community(), mail="x@example.org", language="et", by=who(), at=timezone.now())

    assert not Team.objects.exists()


def test_team_is_not_lost_when_a_waiting_draft_is_published():
    community = make_community()
    draft = community.fresh()
    draft.body = "Toimetaja tutvustus."
    publishing.submit(draft, by=people.mari())

    keeping.found_team(community, mail="liis@example.org", language="et", by=people.juhan(), at=timezone.now())
    publishing.approve(Community.objects.get(pk=community.pk), by=people.juhan())

    community = Community.objects.get(pk=community.pk)
    assert (community.body, community.team) == ("Toimetaja tutvustus.", Team.objects.get())


def test_member_changes_the_page_at_once_and_history_tells_who(kept):
    place = make_municipality("Rõuge vald")

    changed = keep(kept, people.ott(), body="Uus tutvustus.", places=[[place.pk, "Haanja", 57.72, 27.05]])

    now = Community.objects.get(pk=kept.pk)
    assert changed == ["body", "places"]
    assert (now.live, now.body, now.municipality) == (True, "Uus tutvustus.", place)
    assert state_of(now) == State.LIVE
    assert queries.find("uus tutvustus", within={"municipality": [str(place.pk)]}).total == 1
    entry = ModelLogEntry.objects.get(action="communities.keep")
    assert (entry.user, entry.message) == (people.ott(), "Muutis oma kogukonna lehte: tutvustus, kohad")
    # What it was before can be brought back.
    assert "Vana tutvustus." in {revision.content["body"] for revision in now.revisions.all()}


def test_nothing_changed_writes_nothing(kept):
    before = kept.revisions.count()

    assert keep(kept, people.ott()) == []
    assert kept.revisions.count() == before


def test_rows_that_stay_keep_their_numbers(kept):
    one = make_municipality("Rõuge vald")
    other = make_municipality("Antsla vald", county=one.county)
    keep(kept, people.ott(), places=[[one.pk, "", None, None], [other.pk, "", None, None]])
    first = kept.places.model.objects.get(municipality=one).pk

    keep(kept, people.ott(), places=[[one.pk, "", None, None]])

    assert [place.pk for place in kept.places.model.objects.all()] == [first]


def test_rows_stand_in_the_order_in_which_the_team_has_put_them(kept):
    first, second, new = (
        ["Leht", "https://a.example.org"],
        ["Rühm", "https://b.example.org"],
        ["Pood", "https://c.example.org"],
    )
    keep(kept, people.ott(), links=[first, second])

    keep(kept, people.ott(), links=[new, second, first])

    assert values_of(Community.objects.get(pk=kept.pk))["links"] == [new, second, first]


@pytest.mark.parametrize("who", [people.mari, people.juhan, people.piret])
def test_nobody_outside_the_team_changes_the_page_here(kept, who):
    with pytest.raises(keeping.NotKept):
        keep(kept, who(), body="Võõras.")

    assert Community.objects.get(pk=kept.pk).body == "Vana tutvustus."


def test_member_of_another_team_changes_nothing(kept):
    other = make_community("Teine", team=make_team("Teine", people.mari()))

    with pytest.raises(keeping.NotKept):
        keep(kept, people.mari(), body="Võõras.")

    assert keep(other, people.mari(), body="Oma.") == ["body"]


def test_second_of_two_hears_of_the_first(kept):
    seen = values_of(kept)
    keep(kept, people.ott(), body="Esimese oma.")

    with pytest.raises(keeping.ChangedMeanwhile) as late:
        keeping.keep(kept, {**seen, "body": "Teise oma."}, seen=stamps(seen), by=people.ott())

    assert late.value.now["body"] == "Esimese oma."
    assert Community.objects.get(pk=kept.pk).body == "Esimese oma."


def test_waiting_draft_takes_the_change_is_not_published_and_keeps_its_own_words(kept):
    draft = kept.fresh()
    draft.body, draft.voice_note = "Toimetaja tutvustus.", "valitud 2025"
    publishing.submit(draft, by=people.mari())

    keep(kept, people.ott(), body="Tiimi tutvustus.", contact_phone="5551234")

    public = Community.objects.get(pk=kept.pk)
    waiting = public.fresh()
    assert (public.body, public.voice_note, public.contact_phone) == ("Tiimi tutvustus.", "", "5551234")
    assert state_of(public) == State.REVIEW
    assert (waiting.body, waiting.voice_note, waiting.contact_phone) == (
        "Toimetaja tutvustus.",
        "valitud 2025",
        "5551234",
    )


def test_scheduled_change_takes_the_change_of_the_team(kept):
    draft = kept.fresh()
    draft.voice_note = "valitud 2025"
    draft.save_revision()
    publishing.schedule(draft, by=people.juhan(), at=timezone.now() + timedelta(days=1))

    keep(kept, people.ott(), contact_phone="5551234")

    scheduled = Community.objects.get(pk=kept.pk).revisions.exclude(approved_go_live_at=None).get().as_object()
    assert (scheduled.voice_note, scheduled.contact_phone) == ("valitud 2025", "5551234")


def test_last_member_leaves_and_the_page_stays_looking_for_somebody(kept, client):
    membership = Membership.objects.get()

    teams.leave(membership, at=timezone.now(), is_sure=True)

    now = Community.objects.get(pk=kept.pk)
    assert (now.live, now.seeks_lead, now.body) == (True, True, "Vana tutvustus.")
    page = client.get(now.get_absolute_url()).text
    assert "Otsib eestvedajat" in page
    assert "Lehel ei ole veel hoidjat" in page


def test_team_without_a_community_may_end_too():
    team = make_team("Muu", people.ott())

    teams.leave(team.memberships.get(), at=timezone.now(), is_sure=True)

    assert not team.memberships.exists()


def test_invitation_goes_by_mail(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        keeping.found_team(make_community(), mail="liis@example.org", language="et", by=None, at=timezone.now())

    assert [letter.to for letter in outbox_of.outbox] == [["liis@example.org"]]
