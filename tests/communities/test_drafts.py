"""A proposal becomes a draft of a community, and goes back to its sender."""

import json
from dataclasses import replace

import pytest

from tests.factories.accounts import make_team
from tests.factories.communities import make_community
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic
from veeb.communities import drafts
from veeb.communities.models import Community
from veeb.records import publishing
from veeb.records.candidates import Candidate

pytestmark = pytest.mark.django_db


def proposal(*places, **details) -> Candidate:
    rows = [{"municipality_id": town.pk, "settlement": settlement} for town, settlement in places]
    town = places[0][0] if places else None
    return Candidate(
        kind="village",
        title="Haanja küla",
        good_for="Talgud ja jaanituli.",
        topics=(make_topic(f"Teema {len(places)}{len(details)}").pk,),
        municipality=town and town.pk,
        county=town and town.county_id,
        details={"contact_role": "külavanem", "places": rows, "links": [], **details},
    )


def places_of(community) -> list[tuple[int, str, str]]:
    return [(place.pk, place.municipality.name, place.settlement) for place in community.places.all()]


def test_proposal_comes_back_as_it_was_sent():
    rouge = make_municipality("Rõuge vald")
    voru = make_municipality("Võru vald", county=rouge.county)
    links = [{"label": "Külaleht", "url": "https://leht.example.org"}]
    sent = proposal((rouge, "Haanja"), (voru, ""), links=links, voice="elder", seeks_lead=True)

    back = drafts.candidate_of(drafts.draft_from(sent))

    json.dumps(back.details)
    assert replace(back, details={}) == replace(sent, details={})
    assert {name: back.details[name] for name in sent.details} == sent.details


def test_correction_waits_beside_the_public_page_and_a_place_that_stays_keeps_its_point():
    rouge = make_municipality("Rõuge vald")
    here, there = (
        {"municipality": rouge, "settlement": "Haanja", "lat": 57.718, "lon": 27.05},
        {"municipality": rouge, "settlement": "Plaani"},
    )
    community = make_community(places=[here, there], team=make_team())
    before = places_of(community)

    draft = drafts.correct(community, proposal((rouge, "Plaani"), (rouge, "Haanja"), (rouge, "Kriimani")))

    wanted = [{"municipality_id": rouge.pk, "settlement": name} for name in ("Plaani", "Haanja", "Kriimani")]
    assert places_of(Community.objects.get()) == before
    assert drafts.candidate_of(Community.objects.get()).details["places"] != wanted
    publishing.submit(draft)
    assert drafts.candidate_of(Community.objects.get()).details["places"] == wanted
    publishing.publish(community)
    community = Community.objects.get()
    assert [settlement for _pk, _town, settlement in places_of(community)] == ["Plaani", "Haanja", "Kriimani"]
    assert [(place.lat, place.lon) for place in community.places.filter(settlement="Haanja")] == [(57.718, 27.05)]
    assert community.team


def test_place_added_behind_the_first_does_not_become_the_one_that_lists_name():
    rouge = make_municipality("Rõuge vald")
    voru = make_municipality("Võru vald", county=rouge.county)
    community = make_community(places=[rouge])

    publishing.submit(drafts.correct(community, proposal((rouge, ""), (voru, ""))))
    publishing.publish(community)

    assert Community.objects.get().municipality == rouge


def test_correction_of_a_draft_changes_the_row_itself_and_takes_away_what_is_gone():
    rouge = make_municipality("Rõuge vald")
    links = [{"label": "Külaleht", "url": "https://leht.example.org"}]
    community = drafts.draft_from(proposal((rouge, "Haanja"), links=links, contact_name="Liis"))

    drafts.correct(community, proposal())

    community = Community.objects.get()
    assert (list(community.places.all()), list(community.links.all()), community.contact_name) == ([], [], "")
