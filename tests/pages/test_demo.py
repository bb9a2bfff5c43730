"""Made-up communities, helpers and calls: marked as such, spread over the country, gone again without a trace."""

import pytest
from django.core.management import call_command

from veeb.communities.models import Community
from veeb.directory.models import Helper
from veeb.funding.models import Call
from veeb.places.models import Municipality
from veeb.places.starting import load as load_places
from veeb.records.models import DEMO
from veeb.search.models import SearchDoc
from veeb.topics.starting import load as load_topics

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ground():
    load_places()
    load_topics()


def people():
    return [*Community.objects.all(), *Helper.objects.all(), *Call.objects.all()]


def test_made_up_people_are_marked_found_in_lists_and_gone_again():
    call_command("demo", "--communities", "3", "--helpers", "2", "--calls", "2")
    assert [thing.ref for thing in people() if not thing.ref.startswith(DEMO)] == []
    assert all(thing.live and "äljamõeldud" in thing.title_et for thing in people())
    assert SearchDoc.objects.filter(is_demo=True).count() == len(people()) == 7

    call_command("demo", "--remove")

    assert people() == []
    assert not SearchDoc.objects.filter(is_demo=True).exists()


def test_more_are_added_beside_those_that_are_there():
    call_command("demo", "--helpers", "2")
    call_command("demo", "--helpers", "1")

    assert set(Helper.objects.values_list("ref", flat=True)) == {f"{DEMO}helper-{number}" for number in (1, 2, 3)}


def test_communities_lie_near_their_municipalities_in_several_or_in_none():
    call_command("demo", "--communities", "120")

    placed = [list(community.places.all()) for community in Community.objects.prefetch_related("places")]
    assert {0, 1} < {len(places) for places in placed}
    towns = Municipality.objects.in_bulk()
    for place in (place for places in placed for place in places):
        town = towns[place.municipality_id]
        assert abs(place.lat - town.label_lat) <= 0.051
        assert abs(place.lon - town.label_lon) <= 0.101


def test_helpers_serve_a_county_municipalities_or_all_of_estonia():
    call_command("demo", "--helpers", "60")

    served = {
        (helper.serves_all, helper.serves_counties.count(), helper.serves_municipalities.count())
        for helper in Helper.objects.all()
    }
    assert served == {(True, 0, 0), (False, 1, 0), (False, 0, 3)}
