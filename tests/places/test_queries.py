"""Reads over places."""

import pytest

from tests.factories.places import make_county, make_municipality
from veeb.places import queries
from veeb.places.models import Municipality, MunicipalityAlias

pytestmark = pytest.mark.django_db


def test_counties_come_with_their_municipalities_by_name(django_assert_num_queries):
    voru = make_county("Võru maakond", "Võrumaa")
    for name in ("Võru vald", "Antsla vald"):
        make_municipality(name, county=voru)
    make_county("Tartu maakond", "Tartumaa")

    with django_assert_num_queries(2):
        found = [
            (county.short_name, [str(one) for one in county.municipalities.all()]) for county in queries.counties()
        ]

    assert found == [("Tartumaa", []), ("Võrumaa", ["Antsla vald", "Võru vald"])]


def test_code_leads_to_todays_municipality_and_an_unknown_one_raises():
    johvi = make_municipality("Jõhvi vald", ehak="0250")
    MunicipalityAlias.objects.create(ehak="0803", name="Toila vald", municipality=johvi)

    assert queries.by_code("0250") == queries.by_code("0803") == johvi
    with pytest.raises(Municipality.DoesNotExist):
        queries.by_code("9999")
