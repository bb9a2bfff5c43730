"""What the page of an event says at its top: when and where, in one line each."""

import re
from datetime import datetime

import pytest

from tests.factories.events import MORNING, make_event, session
from tests.factories.places import make_municipality
from tests.pages_of import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]
TWO_DAYS_OVER = [session(datetime(2027, 5, 3, 10)), session(datetime(2027, 5, 4, 10))]
TWO_DAYS = [session(MORNING), session(datetime(2027, 6, 8, 10), place="Staadion")]


def glance(client, **fields) -> list[str]:
    page = client.get(f"/sundmus/{make_event(**fields).slug}/").content.decode()
    listed = re.search(r'<ul class="glance">(.*?)</ul>', page, re.DOTALL)
    return [text(line) for line in re.findall(r"<li>.*?</li>", listed[1], re.DOTALL)] if listed else []


def test_day_clock_and_place_of_the_next_time(client):
    assert glance(client, venue="Rahvamaja", municipality=make_municipality("Rõuge vald")) == [
        "Esmaspäev, 7. juuni 2027, 10.00–16.00",
        "Rahvamaja, Rõuge vald",
    ]


def test_event_of_two_days_goes_on(client):
    assert glance(client, sessions=TWO_DAYS)[0] == "Esmaspäev, 7. juuni 2027, 10.00–16.00, jätkub 8. juunil 2027"


def test_days_that_are_over_are_told_from_the_first_to_the_last(client):
    assert glance(client, sessions=TWO_DAYS_OVER) == ["3. mai 2027 – 4. mai 2027"]


@pytest.mark.parametrize(
    ("hour", "ours"), [(14, "Eesti aja järgi 16.00–17.00"), (23, "Eesti aja järgi Teisipäev, 8. juuni 2027, 1.00–2.00")]
)
def test_other_clock_is_told_by_ours_too(hour, ours, client):
    when = glance(client, starts=MORNING.replace(hour=hour), hours=1, zone="Europe/London")[0]

    assert when.endswith(f"(Europe/London aja järgi), {ours}")


def test_only_the_net(client):
    assert glance(client, is_online=True)[1] == "veebis"


def test_cancelled_event_has_its_notice_instead(client):
    assert glance(client, standing="cancelled", standing_reason="Torm") == []
