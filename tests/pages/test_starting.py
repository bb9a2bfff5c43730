"""The starter content: real, loaded once, and an editor's change stays."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page

from veeb.library.models import Resource
from veeb.news.models import NewsItem
from veeb.places.models import Municipality
from veeb.records.models import DEMO
from veeb.search.models import SearchDoc
from veeb.topics.models import Topic

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def starter(django_db_setup, django_db_blocker):
    """The starter content, loaded once for this file and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("starter")
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("starter")
def test_starter_brings_real_works_news_and_pages_into_the_lists():
    assert Resource.objects.filter(live=True).count() >= 55
    assert NewsItem.objects.filter(live=True).count() == 12
    public = {doc.path for doc in SearchDoc.objects.filter(kind="page", only_in="et")}
    assert {"/kohalikud-omavalitsused/", "/abcd/", "/kriisivalmidus/", "/taustainfo/"} <= public


@pytest.mark.usefixtures("starter")
def test_every_estonian_page_stands_in_russian_and_english_too():
    slugs = {
        code: set(Page.objects.filter(locale__language_code=code, depth=3).values_list("slug", flat=True))
        for code in ("et", "ru", "en")
    }

    assert slugs["et"]
    assert slugs["et"] == slugs["ru"] == slugs["en"]


@pytest.mark.usefixtures("starter")
@pytest.mark.parametrize(
    ("town", "sentence"),
    [
        ("tallinn", "Sama suuri kohti, kust midagi kirjas oleks, ei leidnud. Valisime "),
        ("ruhnu-vald", "Sama suuri kohti, kust midagi kirjas oleks, ei leidnud. Valisime vallad üle Eesti."),
        ("antsla-vald", "Valisime vallad, kus on ligikaudu "),
    ],
)
def test_practices_of_places_like_it_stand_on_every_page_with_why(client, town, sentence):
    page = client.get(Municipality.objects.get(slug=town).get_absolute_url()).content.decode()

    assert sentence in page


@pytest.mark.usefixtures("starter")
def test_second_run_adds_nothing_and_overwrites_no_change_of_an_editor():
    changed, deleted = Resource.objects.filter(live=True)[:2]
    changed.title_et = "Toimetaja pealkiri"
    changed.save_revision().publish()
    deleted.delete()
    Topic.objects.filter(slug="abcd").update(name_et="Meie ABCD")
    before = Resource.objects.count()

    call_command("starter")

    changed.refresh_from_db()
    assert changed.title_et == "Toimetaja pealkiri"
    assert Resource.objects.count() == before
    assert Topic.objects.get(slug="abcd").name_et == "Meie ABCD"


@pytest.mark.usefixtures("starter")
def test_addresses_of_starter_works_are_not_called_checked():
    assert set(Resource.objects.values_list("link_state", "checked_on")) == {("unverified", None)}


@pytest.mark.usefixtures("starter")
def test_demo_items_come_go_and_are_said_to_be_made_up(client):
    call_command("demo", "--items", "3")
    with_demo = client.get("/aardekast/").content.decode()

    call_command("demo", "--remove")
    without = client.get("/aardekast/").content.decode()

    assert "välja mõeldud" in with_demo
    assert "välja mõeldud" not in without
    assert not Resource.objects.filter(ref__startswith=DEMO).exists()


@pytest.mark.parametrize("count", ["0", "-1", "1000000"])
def test_demo_refuses_a_senseless_number(count):
    with pytest.raises(CommandError, match="mitu näidist"):
        call_command("demo", "--items", count)
