"""All places in one read: names old and new, distances."""

import pytest

from tests.factories.places import make_county, make_municipality
from veeb.places import atlas
from veeb.places.models import MunicipalityAlias

pytestmark = pytest.mark.django_db


@pytest.fixture
def johvi():
    place = make_municipality("Jõhvi vald", county=make_county("Ida-Viru maakond", "Ida-Virumaa"))
    for code, name in (("0251", "Jõhvi vald"), ("0803", "Toila vald"), ("0304", "")):
        MunicipalityAlias.objects.create(ehak=code, name=name, municipality=place)
    return place


def test_one_query_tells_places_counties_and_former_names(johvi, django_assert_num_queries):
    make_municipality("Alutaguse vald", county=johvi.county)

    with django_assert_num_queries(1):
        found = atlas.read()
        counties = [str(county) for county in found.counties.values()]

    assert [str(place) for place in found.municipalities] == ["Alutaguse vald", "Jõhvi vald"]
    assert counties == ["Ida-Virumaa"]
    assert found.former[johvi.pk] == ["Toila vald"]


def test_old_name_leads_to_todays_and_a_short_name_to_both(johvi):
    county = make_county("Tartu maakond", "Tartumaa")
    for name in ("Tartu linn", "Tartu vald"):
        make_municipality(name, county=county)

    found = atlas.read()

    assert found.named("toila-vald") == johvi
    assert found.named("tartu") is None
    assert [str(place) for place in found.like("tartu")] == ["Tartu linn", "Tartu vald"]


def test_distance_is_between_seats_and_says_nothing_where_they_are_one(johvi):
    town = make_municipality("Võru linn", county=johvi.county, seat_lat=57.84, seat_lon=27.0)
    around = make_municipality("Võru vald", county=johvi.county, seat_lat=57.84, seat_lon=27.0)
    far = make_municipality("Tallinn", county=johvi.county, seat_lat=59.437, seat_lon=24.7535)

    found = atlas.read()

    assert found.km(town, far.pk) == 220
    assert found.km(town, around.pk) is None
    assert found.km(town, town.pk) is None
    assert found.km(town, None) is None
