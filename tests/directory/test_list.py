"""The list of helpers: the map, the filters, and what to do when nobody fits."""

import re

import pytest
from django.utils import timezone

from tests import pages_of
from tests.factories.directory import make_helper
from tests.factories.places import make_county, make_municipality
from tests.factories.topics import make_topic
from veeb.directory.models import Contact
from veeb.directory.rows import initials

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def names(response) -> list[str]:
    """Whom the page lists, in order."""
    people = re.findall(r'<ul class="people">(.*?)</ul>', response.content.decode(), re.DOTALL)
    return [pages_of.text(title) for title in pages_of.rows("".join(people))]


@pytest.fixture
def voru():
    return make_county("Võru maakond", "Võrumaa", iso="EE-87")


@pytest.fixture
def harju():
    return make_county("Harju maakond", "Harjumaa", iso="EE-37")


def test_helper_of_a_county_a_municipality_and_all_of_estonia_are_found_where_they_serve(client, voru, harju):
    rouge = make_municipality("Rõuge vald", county=voru)
    make_municipality("Võru vald", county=voru)
    make_helper("Maakonna konsultant", serves=(voru,))
    make_helper("Ainult Rõuges", serves=(rouge,))
    make_helper("Igal pool", serves_all=True)
    make_helper("Harjus", serves=(harju,))
    make_helper("Mustand", state="draft", serves=(voru,))
    make_helper("Maas", state="withdrawn", serves=(voru,))

    found = {
        where: set(names(client.get("/kes-aitab/", {"kus": where}))) for where in ("vorumaa", "rouge-vald", "voru-vald")
    }

    assert found == {
        "vorumaa": {"Maakonna konsultant", "Ainult Rõuges", "Igal pool"},
        "rouge-vald": {"Maakonna konsultant", "Ainult Rõuges", "Igal pool"},
        "voru-vald": {"Maakonna konsultant", "Igal pool"},
    }


def test_map_and_list_count_helpers_of_each_county_and_keep_the_other_filters(client, voru, harju):
    make_helper("Konsultant", serves=(voru,), languages=["et", "ru"])
    make_helper("Koolitaja", serves=(voru,), kind="trainer")
    make_helper("Igal pool", serves_all=True, kind="trainer", languages=["ru"])

    page = client.get("/kes-aitab/", {"kus": "vorumaa", "keel": "ru"}).content.decode()

    assert 'aria-label="Võrumaa: 2" aria-current="true"' in page
    assert 'aria-label="Harjumaa: 1"' in page
    assert 'href="/kes-aitab/?keel=ru&amp;kus=harjumaa#tulemused"' in page
    assert "Võrumaa, vene: 2 aitajat" in pages_of.text(page)


def test_filters_narrow_by_topic_working_language_way_and_kind(client, voru):
    crisis = make_topic("Kriisivalmidus")
    make_helper("Vene keeles", languages=["et", "ru"], serves=(voru,), topics=(crisis,))
    make_helper("Tasuta veebis", fee="free", is_online=True, serves=(voru,))
    make_helper("Koolitaja", kind="trainer", is_on_site=True, serves=(voru,))

    def of(**chosen):
        return names(client.get("/kes-aitab/", chosen))

    assert of(teema=crisis.slug) == ["Vene keeles"]
    assert of(keel="ru") == ["Vene keeles"]
    assert of(kuidas="tasuta") == of(kuidas="veebis") == ["Tasuta veebis"]
    assert of(kuidas="kohapeal") == of(liik="trainer") == ["Koolitaja"]
    assert set(pages_of.counts(client.get("/kes-aitab/"), "keel").items()) == {("et", 3), ("ru", 1)}
    assert 'name="maakond"' not in client.get("/kes-aitab/").content.decode()


def test_helper_is_found_by_role_organisation_and_the_place_it_serves(client, voru):
    make_helper("Keegi", role="vabaühenduste konsultant", organisation="Sihtasutus", serves=(voru,))
    make_helper("Teine", serves_all=True)

    found = [names(client.get("/kes-aitab/", {"q": words})) for words in ("konsultant", "sihtasutus", "Võrumaa")]

    assert found == [["Keegi"], ["Keegi"], ["Keegi"]]


def test_row_says_who_it_is_and_how_to_ask(client, voru):
    crisis = make_topic("Kriisivalmidus")
    helper = make_helper(
        "SA Võrumaa Arenduskeskus",
        role="vabaühenduste konsultant",
        good_for="Annab nõu.",
        languages=["et", "ru"],
        topics=(crisis,),
        serves=(voru,),
        mail="salajane@example.org",
    )
    make_helper("Oma veebiga", mail="", link="https://example.org/meist", serves=(voru,))

    page = client.get("/kes-aitab/").content.decode()

    words = pages_of.text(page)
    assert (
        "VA SA Võrumaa Arenduskeskus vabaühenduste konsultant Annab nõu. Töökeeled: eesti, vene Kriisivalmidus" in words
    )
    assert f'href="/kes-aitab/{helper.pk}-{helper.slug}/kysi/"' in page
    assert 'href="https://example.org/meist"' in page
    assert "salajane" not in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_list_asks_the_database_as_often_for_one_as_for_three(client, voru, how_many, django_assert_num_queries):
    topic = make_topic("Kriisivalmidus")
    for number in range(how_many):
        make_helper(f"Aitaja {number}", serves=(voru,), topics=(topic,))
    client.get("/kes-aitab/")

    with django_assert_num_queries(8):
        assert len(names(client.get("/kes-aitab/"))) == how_many


def test_place_without_a_fitting_helper_names_its_consultant_and_wider_filters(client, voru, harju):
    make_helper("Võrumaa konsultant", serves=(voru,))
    make_helper("Harjumaa konsultant", serves=(harju,))

    page = client.get("/kes-aitab/", {"kus": "vorumaa", "liik": "trainer"})

    assert names(page) == ["Võrumaa konsultant"]
    assert "Selliste valikutega ei ole siin veel kedagi" in page.content.decode()
    assert "ilma valikuta „Koolitajad“" in page.content.decode()
    assert "Võrumaa" in page.content.decode()


def test_list_sets_no_cookie_and_may_be_shared(client):
    response = client.get("/kes-aitab/")

    assert response.cookies == {}
    assert "public" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("SA Pärnumaa Arenduskeskus", "PA"), ("Tartu Ülikooli instituut", "TÜ"), ("Naiskodukaitse", "NA"), ("OÜ", "")],
)
def test_initials_leave_out_the_form_of_business(name, letters):
    assert initials(name) == letters


def test_whose_letters_come_back_is_not_asked_here(client, voru):
    helper = make_helper("Tagasi tulev", serves=(voru,))
    Contact.objects.update(undelivered_at=timezone.now())

    assert f"/kes-aitab/{helper.pk}-{helper.slug}/kysi/" not in client.get("/kes-aitab/").content.decode()
