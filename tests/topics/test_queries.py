"""Reads over the subject tree."""

import pytest

from tests.factories.topics import make_topic
from veeb.topics import queries
from veeb.topics.models import Topic

pytestmark = pytest.mark.django_db


def test_tree_keeps_the_order_of_groups_and_topics():
    money, crisis = make_topic("Raha", order=2), make_topic("Kriis", order=1)
    make_topic("Varjumine", parent=crisis, order=9)
    make_topic("Toetused", parent=money, order=3)
    make_topic("Ohuteavitus", parent=crisis, order=4)

    tree = [(branch.topic.slug, [child.slug for child in branch.children]) for branch in queries.tree()]

    assert tree == [("kriis", ["ohuteavitus", "varjumine"]), ("raha", ["toetused"])]


def test_branch_knows_what_is_under_it_and_unknown_slug_raises():
    make_topic("Varjumine", parent=make_topic("Kriis"))

    assert [child.slug for child in queries.branch("kriis").children] == ["varjumine"]
    assert queries.branch("varjumine").children == []
    with pytest.raises(Topic.DoesNotExist):
        queries.branch("olematu")


def test_unknown_slugs_are_passed_over():
    crisis = make_topic("Kriis")

    assert queries.ids(["kriis", "olematu"]) == [crisis.pk]


def test_near_words_stand_one_a_line():
    assert queries.near_words(make_topic(synonyms_et="kerksus\n\n toimetulek \n")) == ["kerksus", "toimetulek"]
