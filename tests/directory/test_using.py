"""Where a helper is used: for everybody what is public, for editors all of it."""

import re
from datetime import timedelta

import pytest

from tests import pages_of, people
from tests.factories.directory import make_helper
from tests.factories.events import MORNING, make_event
from tests.factories.municipalities import make_profile
from tests.factories.pages import make_home, make_section
from tests.factories.places import make_municipality
from veeb.directory import using
from veeb.records import publishing

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(django_capture_on_commit_callbacks):
    """Runs what makes things, and then Wagtail's index of references."""

    def make(work):
        with django_capture_on_commit_callbacks(execute=True):
            return work()

    return make


def uses(client, helper) -> list[tuple[str, str]]:
    """(address, words) of the list on the helper's page."""
    page = client.get(helper.get_absolute_url()).content.decode()
    listed = page.partition("Kus seda kontakti kasutatakse</h2>")[2].partition("</ul>")[0]
    return [
        (re.search(r'href="([^"]+)"', line)[1], pages_of.text(line))
        for line in re.findall("<li>(.*?)</li>", listed, re.DOTALL)
    ]


def block(*helpers):
    return ("helpers", {"title": "Kelle käest küsida", "helpers": list(helpers)})


def everywhere(helper):
    """A place, a page, and two events: one that comes and one in each state that is not public."""
    home = make_home()
    make_section("Abi", under=home, body=[block(helper)])
    make_section("Mustand", under=home, body=[block(helper)]).unpublish()
    make_profile(make_municipality("Rõuge vald"), contacts=[{"role": "kriisikomisjon", "helper": helper}])
    make_event("Avalik", helper=helper)
    for state in ("draft", "in_review", "scheduled", "withdrawn"):
        make_event(f"Peidus {state}", state=state, helper=helper)


def test_page_names_public_pages_places_and_events_that_refer_to_the_helper(client, made):
    helper = made(make_helper)

    made(lambda: everywhere(helper))

    assert uses(client, helper) == [
        ("/abi/", "Abi"),
        ("/kohad/vorumaa/rouge-vald/", "Rõuge vald"),
        ("/sundmus/avalik/", "Avalik , 7. juuni 2027"),
    ]
    assert uses(client, made(lambda: make_helper("Teine"))) == []


def test_a_use_that_is_withdrawn_is_gone(client, made):
    helper = made(make_helper)
    event = made(lambda: make_event(helper=helper))
    assert len(uses(client, helper)) == 1

    made(lambda: publishing.withdraw(event))

    assert uses(client, helper) == []


def test_of_very_many_the_latest_are_named_and_the_rest_counted(client, made, monkeypatch):
    monkeypatch.setattr(using, "MOST", 2)
    helper = made(make_helper)
    made(lambda: [make_event(f"Päev {n}", starts=MORNING + timedelta(days=n), helper=helper) for n in range(3)])

    assert [words.partition(" ,")[0] for _url, words in uses(client, helper)] == ["Päev 2", "Päev 1"]
    assert "Ja veel 1 kohas." in client.get(helper.get_absolute_url()).content.decode()


def test_editors_see_every_use_from_the_contact_screen(client, made):
    helper = made(make_helper)
    made(lambda: everywhere(helper))
    people.sign_in(client, people.mari())

    screen = client.get(f"/admin/aitajad/{helper.pk}/kontakt/").content.decode()
    [address] = re.findall(r'href="([^"]+/usage/[^"]+)"', screen)
    listed = client.get(address).content.decode()

    for title in ("Abi", "Mustand", "Rõuge vald", "Avalik", "Peidus draft", "Peidus in_review", "Peidus withdrawn"):
        assert title in listed


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_asks_the_database_as_often_for_one_use_as_for_three(
    client, made, how_many, django_assert_max_num_queries
):
    helper = made(make_helper)
    home = make_home()

    def refer(number: int) -> None:
        make_event(f"Sündmus {number}", helper=helper)
        make_section(f"Leht {number}", under=home, body=[block(helper)])

    made(lambda: [refer(number) for number in range(how_many)])
    client.get(helper.get_absolute_url())

    with django_assert_max_num_queries(14):
        assert len(uses(client, helper)) == 2 * how_many
