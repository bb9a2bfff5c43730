"""What search and lists know of a community."""

import pytest
from django.test import Client

from tests import people
from tests.factories.communities import make_community
from tests.factories.places import make_county, make_municipality
from veeb.communities.models import Community, CommunityPlace
from veeb.records import publishing
from veeb.search import queries
from veeb.search.rows import rows

pytestmark = pytest.mark.django_db


def found_in(**within) -> list[str]:
    return [doc.titles["et"] for doc in queries.find(within=within).docs]


@pytest.fixture
def towns():
    county = make_county()
    return [make_municipality(f"{name} vald", county=county) for name in ("Rõuge", "Võru", "Antsla")]


def test_community_of_three_municipalities_is_found_in_each_and_once_in_their_county(towns):
    make_community("Jõe rahvas", places=tuple(towns))
    make_community("Pitsihuvilised", kind="interest")

    assert [found_in(municipality=[str(town.pk)]) for town in towns] == [["Jõe rahvas"]] * 3
    assert found_in(county=[str(towns[0].county_id)]) == ["Jõe rahvas"]
    assert found_in() == ["Pitsihuvilised", "Jõe rahvas"]


def test_first_place_is_named_and_follows_the_rows(towns):
    community = make_community(places=tuple(towns[:2]))
    assert (community.municipality, community.county) == (towns[0], towns[0].county)

    community.places.set([CommunityPlace(municipality=towns[2])])
    community.save()
    assert Community.objects.get(pk=community.pk).municipality == towns[2]

    community.places.set([])
    community.save()
    community = Community.objects.get(pk=community.pk)
    assert (community.municipality, community.county) == (None, None)


def test_merged_municipality_keeps_its_communities(towns):
    make_community("Haanja küla", places=({"municipality": towns[0], "settlement": "Haanja"},))

    towns[0].name, towns[0].slug, towns[0].ehak = "Suur vald", "suur-vald", "9999"
    towns[0].save()

    assert found_in(municipality=[str(towns[0].pk)]) == ["Haanja küla"]
    assert str(CommunityPlace.objects.get()) == "Haanja, Suur vald"


def test_names_mails_and_phones_stay_out_of_search(towns):
    community = make_community(
        places=({"municipality": towns[0], "settlement": "Plaani"},),
        body="Kevadised talgud.",
        voice="elder",
        voice_note="valitud 2025",
        contact_role="külavanem",
        contact_name="Salme Salajane",
        contact_email="salme@example.org",
        contact_phone="5551234",
        deputy_name="Arvo Asendaja",
    )

    doc = queries.of_record(community)

    assert doc.text == "Kevadised talgud.\nPlaani\nvalitud 2025"
    assert [queries.find(word).total for word in ("Plaani", "talgud", "Salme", "Asendaja", "5551234")] == [
        1,
        1,
        0,
        0,
        0,
    ]


def test_two_of_one_name_in_one_municipality_are_told_apart_wherever_rows_stand(client, towns):
    for settlement in ("Haanja", "Plaani"):
        make_community("Jõe küla", places=({"municipality": towns[0], "settlement": settlement}, towns[1]))
    people.sign_in(staff := Client(), people.mari())

    found = queries.find("jõe küla")

    assert {row.place_label for row in rows(found.docs, "et")} == {"Haanja, Rõuge vald", "Plaani, Rõuge vald"}
    seen = [client.get(address) for address in ("/otsing/?q=j%C3%B5e", "/kogukonnad/", towns[0].get_absolute_url())]
    seen.append(staff.get("/admin/kogukonnad/"))
    for page in seen:
        assert {name: page.content.decode().count(name) for name in ("Haanja, Rõuge vald", "Plaani, Rõuge vald")} == {
            "Haanja, Rõuge vald": 1,
            "Plaani, Rõuge vald": 1,
        }


def test_without_a_settlement_only_the_municipality_is_named(towns):
    make_community("Jõe rahvas", places=(towns[0], {"municipality": towns[1], "settlement": "Mujal"}))

    assert [row.place_label for row in rows(queries.find().docs, "et")] == ["Rõuge vald"]


def test_withdrawn_is_found_no_more(towns):
    community = make_community(places=(towns[0],))

    publishing.withdraw(community, by=people.juhan())

    assert found_in() == []


def test_points_are_rounded_wherever_they_are_kept(towns):
    point = {"municipality": towns[0], "lat": 57.7123456, "lon": 27.0987654}
    community = make_community(places=(point,))

    kept = CommunityPlace.objects.get()
    assert (kept.lat, kept.lon) == (57.712, 27.099)
    written = str(community.latest_revision.content["places"])
    assert "57.712" in written
    assert "57.7123" not in written
