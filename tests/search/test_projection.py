"""What is public has a row, what is not has none."""

import pytest

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("make", [make_resource, make_news])
def test_only_what_is_live_has_a_row(make, state):
    make("Kaardista oma küla", state="live")
    make("Salajane kava", state=state)

    titles = [doc.titles["et"] for doc in SearchDoc.objects.order_by("id")]

    assert titles == (["Kaardista oma küla", "Salajane kava"] if state == "live" else ["Kaardista oma küla"])


def test_row_is_found_by_a_topic_and_by_the_group_above_it():
    group = make_topic("Kriisivalmidus")
    child = make_topic("Varjumine", parent=group)
    make_resource(topics=(child,))

    tokens = SearchDoc.objects.get().f.split()

    assert {token for token in tokens if token.startswith("t_")} == {f"t_{group.pk}", f"t_{child.pk}"}
