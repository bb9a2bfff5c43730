"""Follow-ups: inside the change or after the commit, and never told what happened."""

import pytest
from django.db import transaction

from veeb.library.models import Resource
from veeb.records import followups

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    heard = []
    monkeypatch.setattr(followups, "_within", [lambda model, pk: heard.append(("within", pk))])
    monkeypatch.setattr(followups, "_after", [])
    return heard


def test_followups_after_the_change_wait_for_the_commit(heard, django_capture_on_commit_callbacks):
    followups.after_change(lambda model, pk: heard.append(("after", pk)))

    with django_capture_on_commit_callbacks(execute=True):
        followups.announce(Resource, 7)
        before_commit = list(heard)

    assert before_commit == [("within", 7)]
    assert heard == [("within", 7), ("after", 7)]


def test_nothing_follows_a_change_that_was_rolled_back(heard, django_capture_on_commit_callbacks):
    followups.after_change(lambda model, pk: heard.append(("after", pk)))

    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        followups.announce(Resource, 7)
        transaction.set_rollback(True)

    assert heard == [("within", 7)]


def test_one_failing_followup_does_not_stop_the_next(heard, django_capture_on_commit_callbacks):
    @followups.after_change
    def failing(model, pk):
        raise ValueError(pk)

    followups.after_change(lambda model, pk: heard.append(("after", pk)))

    with django_capture_on_commit_callbacks(execute=True):
        followups.announce(Resource, 7)

    assert heard[-1] == ("after", 7)
