"""Who opens which admin screen: no menu entry leads its owner to a closed door, and no closed door opens."""

import json
import re

import pytest
from django.test import Client

from tests import people
from tests.factories.library import make_resource
from tests.factories.topics import make_topic
from veeb.accounts.models import User

pytestmark = pytest.mark.django_db


def root() -> User:
    return User.objects.create_superuser("root", "root@example.org", people.PASSWORD)


def menu_of(client: Client) -> list[str]:
    """The addresses in the side menu, submenus too."""
    props = re.search(r'id="wagtail-sidebar-props" type="application/json">(.*?)</script>', client.get("/admin/").text)
    return sorted(set(re.findall(r'"url": "(/admin/[^"]*)"', json.dumps(json.loads(props[1])))))


@pytest.mark.parametrize("person", [people.mari, people.juhan, people.piret, root])
def test_every_entry_of_the_menu_opens(client, person):
    people.sign_in(client, person())
    addresses = menu_of(client)

    opened = {address: client.get(address, follow=True) for address in addresses}

    # Who may not is led home, also with 200; a screen for one thing may lead on to its own address.
    assert [address for address, page in opened.items() if not page.request["PATH_INFO"].startswith(address)] == []
    assert {page.status_code for page in opened.values()} == {200}
    assert "/admin/aardekast/" in addresses


# Led away means: to the sign-in page, or home with a sentence. Who has no business in the admin is refused.
OPENS, LED_AWAY, REFUSED = 200, 302, 403
TABLE = {
    "/admin/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/aardekast/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/aardekast/add/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/aardekast/edit/{pk}/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/aardekast/history/{pk}/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/aardekast/delete/{pk}/": (LED_AWAY, LED_AWAY, OPENS, REFUSED, LED_AWAY),
    "/admin/aardekast/unpublish/{pk}/": (LED_AWAY, LED_AWAY, LED_AWAY, REFUSED, LED_AWAY),
    "/admin/uudised/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/uudised/add/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/teemad/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/teemad/edit/{topic}/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/teemad/add/": (LED_AWAY, LED_AWAY, OPENS, REFUSED, LED_AWAY),
    "/admin/labivaatus/": (LED_AWAY, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/labivaatus/resource/{pk}/": (LED_AWAY, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/kalendrifail/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/reports/site-history/": (OPENS, OPENS, OPENS, REFUSED, LED_AWAY),
    "/admin/kirjad/": (LED_AWAY, LED_AWAY, OPENS, REFUSED, LED_AWAY),
    "/admin/vaidlustused/": (LED_AWAY, LED_AWAY, OPENS, REFUSED, LED_AWAY),
    "/admin/users/": (LED_AWAY, LED_AWAY, OPENS, REFUSED, LED_AWAY),
}
PEOPLE = {"mari": people.mari, "juhan": people.juhan, "piret": people.piret, "ott": people.ott, "anybody": None}


@pytest.mark.parametrize("address", TABLE)
def test_who_opens_what(client, address):
    record, topic = make_resource(), make_topic()
    statuses = {}

    for name, person in PEOPLE.items():
        client.logout()
        if person:
            people.sign_in(client, person())
        statuses[name] = client.get(address.format(pk=record.pk, topic=topic.pk)).status_code

    assert statuses == dict(zip(PEOPLE, TABLE[address], strict=True))


def test_editor_cannot_decide_by_posting_to_the_reviewers_page(client):
    record = make_resource("Ootab", state="in_review")
    people.sign_in(client, people.mari())

    answer = client.post(f"/admin/labivaatus/resource/{record.pk}/", {"action": "approve"})

    record.refresh_from_db()
    assert answer.status_code == LED_AWAY
    assert not record.live


def test_admin_speaks_estonian_and_bears_our_name(client):
    people.sign_in(client, people.mari())

    text = client.get("/admin/", headers={"accept-language": "en"}).text

    assert '<html lang="et"' in text
    assert "Kogukonnaveeb" in text
    assert "Wagtail 8" not in text
    assert "wagtail.org" not in text
