"""How much there is of what."""

import pytest

from tests.factories.library import make_resource
from tests.factories.topics import make_topic
from veeb.search import overviews, queries

pytestmark = pytest.mark.django_db


def test_shelves_count_what_is_public_and_name_the_newest(django_assert_num_queries):
    make_resource("Vana")
    make_resource("Uus")
    make_resource("Mustand", state="draft")

    with django_assert_num_queries(3):
        held = overviews.shelves("et")

    assert {kind: (count, newest.titles["et"]) for kind, (count, newest) in held.items()} == {"guide": (2, "Uus")}


def test_counts_of_a_group_take_a_thing_once():
    crisis = make_topic("Kriis")
    shelter, alarm = make_topic("Varjumine", parent=crisis), make_topic("Ohuteavitus", parent=crisis)
    make_resource("Mõlemast", topics=(shelter, alarm))

    counts = queries.counts("topic", language="et")

    assert counts == {str(crisis.pk): 1, str(shelter.pk): 1, str(alarm.pk): 1}
