"""The product's own list of counties and municipalities."""

from collections import Counter

import pytest

from veeb.places import starting
from veeb.places.models import County, Municipality, MunicipalityAlias

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded():
    starting.load()


def test_there_are_15_counties_and_78_municipalities_of_two_kinds():
    assert County.objects.count() == 15
    assert Counter(Municipality.objects.values_list("kind", flat=True)) == {"linn": 15, "vald": 63}


def test_names_are_never_ambiguous():
    names = set(Municipality.objects.values_list("name", flat=True))

    assert {"Tartu linn", "Tartu vald", "Võru linn", "Võru vald", "Tallinn"} <= names
    assert {name for name in names if not name.endswith((" linn", " vald"))} == {"Tallinn"}


def test_merged_municipality_is_reached_by_its_old_code():
    assert str(MunicipalityAlias.objects.get(ehak="0803").municipality) == "Jõhvi vald"


def test_addresses_are_ascii():
    assert all(slug.isascii() for slug in Municipality.objects.values_list("slug", flat=True))


def test_loading_twice_changes_nothing():
    before = list(Municipality.objects.order_by("pk").values())

    starting.load()

    assert list(Municipality.objects.order_by("pk").values()) == before
