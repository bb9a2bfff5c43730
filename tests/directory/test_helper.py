"""The page of one helper: what everybody may know, and nothing else."""

import json
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from tests import pages_of, people
from tests.factories.directory import make_helper
from tests.factories.places import make_county, make_municipality
from veeb.search.models import SearchDoc

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
SECRET = "salajane@example.org"


def words(client, helper) -> str:
    return pages_of.text(client.get(helper.get_absolute_url()).content.decode())


def test_page_tells_whom_it_serves_how_and_in_which_languages(client):
    county = make_county()
    town = make_municipality("Rõuge vald", county=make_county("Harju maakond", "Harjumaa"))
    helper = make_helper(
        "Mari Maasikas",
        role="koolitaja",
        organisation="Külakool",
        serves=(county, town),
        languages=["et", "fi"],
        fee="both",
        fee_note="päev 300 eurot",
        is_on_site=True,
        is_online=True,
        how_to_ask="Helista õhtul.",
        public_email="kool@example.org",
        public_phone="5551 234",
        link="https://www.example.org/kool",
    )

    page = client.get(helper.get_absolute_url()).content.decode()

    shown = pages_of.text(page)
    for part in (
        "koolitaja, Külakool", "kogu Võrumaa", "Rõuge vald", "eesti, soome", "tuleb kohale, veebis",
        "esimene nõu tasuta, edasi tasuline. päev 300 eurot", "Helista õhtul.", "kool@example.org", "example.org",
    ):  # fmt: skip
        assert part in shown
    assert 'href="tel:5551234"' in page
    assert "Andmed kinnitas" not in shown
    linked = json.loads(re.search(r'application/ld\+json">(.*?)</script>', page)[1])
    assert (linked["@graph"][0]["@type"], linked["@graph"][0]["worksFor"]["name"]) == ("Person", "Külakool")


def test_whoever_serves_all_of_estonia_says_so(client):
    assert "üle Eesti" in words(client, make_helper(serves_all=True))


def test_assurance_is_told_only_with_its_day_and_softly_when_overdue(client):
    today = timezone.localdate()
    assured = make_helper("Kinnitatud", checked_on=date(2026, 5, 3), assured_by="Külakool ise")
    unassured = make_helper("Kinnitamata", assured_by="keegi")
    overdue = make_helper("Vana", checked_on=date(2020, 5, 3), next_check_on=today - timedelta(days=1))

    assert "Andmed kinnitas Külakool ise, 3. mai 2026" in words(client, assured)
    assert "kinnita" not in words(client, unassured).lower().replace("kinnitamata", "")
    assert "Uus kontroll on hilinenud" in words(client, overdue)
    assert "hilinenud" not in words(client, assured)


@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "withdrawn"])
def test_what_is_not_public_is_not_there_for_a_stranger(client, state):
    helper = make_helper(state=state)

    assert client.get(helper.get_absolute_url()).status_code == 404
    assert client.get(f"{helper.get_absolute_url()}kysi/").status_code == 404


def test_address_with_other_words_leads_to_the_right_one(client):
    helper = make_helper()

    answer = client.get(f"/kes-aitab/{helper.pk}-midagi/")

    assert (answer.status_code, answer["Location"]) == (301, helper.get_absolute_url())


def test_private_address_is_nowhere(client):
    helper = make_helper(mail=SECRET)
    people.sign_in(client, people.juhan())

    public = [helper.get_absolute_url(), f"{helper.get_absolute_url()}kysi/", "/kes-aitab/", "/otsing/?q=arenduskeskus"]
    admin = [f"/admin/aitajad/edit/{helper.pk}/", "/admin/aitajad/", "/admin/aitajad/?export=csv", "/admin/kusimused/"]
    for address in public + admin:
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert (address, answer.status_code) == (address, 200)
        assert SECRET not in body.decode()
    assert not any(SECRET in str(doc) for doc in SearchDoc.objects.values())
    assert not any(SECRET in str(revision.content) for revision in Revision.objects.all())


@pytest.mark.parametrize("how_many", [1, 3])
def test_page_asks_the_database_as_often_for_one_place_as_for_three(client, how_many, django_assert_max_num_queries):
    county = make_county()
    towns = [make_municipality(f"Vald {number} vald", county=county) for number in range(how_many)]
    helper = make_helper(serves=tuple(towns))
    client.get(helper.get_absolute_url())

    with django_assert_max_num_queries(14):
        assert client.get(helper.get_absolute_url()).status_code == 200
