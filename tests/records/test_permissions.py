"""Who may see, change and decide: the rule for lists and for one page is the same."""

import pytest

from tests import people
from tests.factories.library import make_resource
from veeb.library.models import Resource
from veeb.records.permissions import allows, visible_to

pytestmark = pytest.mark.django_db
STATES = ("draft", "in_review", "scheduled", "live", "withdrawn")
PEOPLE = {
    "anybody": lambda: people.ANYBODY,
    "ott": people.ott,
    "mari": people.mari,
    "juhan": people.juhan,
}


@pytest.mark.parametrize(
    ("name", "seen", "edits", "decides"),
    [
        ("anybody", {"live"}, set(), set()),
        ("ott", {"live"}, set(), set()),
        ("mari", set(STATES), set(STATES), set()),
        ("juhan", set(STATES), set(STATES), set(STATES)),
    ],
)
def test_who_may_do_what(name, seen, edits, decides):
    records = {state: make_resource(state, state=state) for state in STATES}
    person = PEOPLE[name]()

    assert {state for state, record in records.items() if allows(person, "view", record)} == seen
    assert {state for state, record in records.items() if allows(person, "edit", record)} == edits
    assert {state for state, record in records.items() if allows(person, "decide", record)} == decides
    assert {record.title for record in visible_to(person, Resource.objects.all())} == seen
