"""Facet tokens kept by a process are never older than the table."""

import pytest

from tests.factories.library import make_resource
from tests.factories.topics import make_topic
from veeb.records import publishing
from veeb.search import columns, queries

pytestmark = pytest.mark.django_db


def kinds_counted():
    return dict(queries.counts("kind", language="et"))


def test_an_unchanged_table_is_read_once(django_assert_num_queries):
    make_resource(kind="guide")
    first = columns.read()

    with django_assert_num_queries(1):
        again = columns.read()

    assert again is first


def test_a_new_a_changed_and_a_withdrawn_thing_are_seen_at_once():
    make_resource(kind="guide")
    before = kinds_counted()
    story = make_resource(kind="practice")
    with_story = kinds_counted()
    story.kind = "video"
    publishing.submit(story)
    publishing.publish(story)
    changed = kinds_counted()
    publishing.withdraw(story)

    assert [before, with_story, changed, kinds_counted()] == [
        {"guide": 1},
        {"guide": 1, "practice": 1},
        {"guide": 1, "video": 1},
        {"guide": 1},
    ]


def test_a_new_thing_in_place_of_a_deleted_one_is_told_apart():
    gone = make_resource(kind="guide")
    before = kinds_counted()
    gone.delete()
    make_resource(kind="law")

    assert (before, kinds_counted()) == ({"guide": 1}, {"law": 1})


def test_what_is_remembered_is_bounded_and_follows_the_filters():
    topics = [make_topic(f"Teema {number}") for number in range(3)]
    for topic in topics:
        make_resource(topics=(topic,))

    totals = [queries.find(filters={"topic": [str(topic.pk)]}).total for topic in topics]
    for number in range(columns.MOST_REMEMBERED + 5):
        queries.find(filters={"year": [str(1900 + number)]})

    assert totals == [1, 1, 1]
    assert len(columns.read().remembered) <= columns.MOST_REMEMBERED


def test_within_one_look_the_table_is_asked_once(django_assert_num_queries):
    columns.read()

    with django_assert_num_queries(1), columns.one_look():
        first = columns.read()
        with columns.one_look():
            assert columns.read() is first


def test_after_one_look_a_change_is_seen():
    with columns.one_look():
        before = columns.read()
        make_resource()
        assert columns.read() is before

    assert len(columns.read().facets) == len(before.facets) + 1
