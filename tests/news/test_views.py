"""News as a visitor meets it."""

import re
from datetime import date
from io import BytesIO

import PIL.Image
import pytest
from django.core.files.base import ContentFile
from wagtail.images.models import Image

from tests.factories.news import make_news
from tests.factories.records import STATES
from tests.factories.topics import make_topic
from tests.pages_of import counts, summed_up, text, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_live_stands_in_the_list_and_opens(client, state):
    make_news("Talgud Rõuges", day=date(2026, 5, 2))
    other = make_news("Salajane uudis", state=state, day=date(2026, 5, 3))

    shown, opened = titles(client.get("/uudised/")), client.get(other.get_absolute_url())

    assert shown == (["Salajane uudis", "Talgud Rõuges"] if state == "live" else ["Talgud Rõuges"])
    assert opened.status_code == (200 if state == "live" else 404)


def test_newest_stands_first_and_years_can_be_chosen(client):
    make_news("Uus aasta", day=date(2026, 1, 2))
    make_news("Vana asi", day=date(2019, 6, 1))
    make_news("Jõulud", day=date(2025, 12, 24))

    everything, old = client.get("/uudised/"), client.get("/uudised/", {"aasta": ["2019", "2025"]})

    assert titles(everything) == ["Uus aasta", "Jõulud", "Vana asi"]
    assert counts(everything, "aasta") == {"2026": 1, "2025": 1, "2019": 1}
    assert counts(everything, "liik") == {}
    assert titles(old) == ["Jõulud", "Vana asi"]
    assert summed_up(old) == "2 kirjet: 2025, 2019"


@pytest.mark.parametrize("how_many", [1, 3])
def test_list_asks_the_database_as_often_for_one_as_for_three(client, how_many, django_assert_num_queries):
    topics = (make_topic(),)
    made = [make_news(f"Uudis {n}", topics=topics) for n in range(how_many)]
    client.get("/uudised/")

    with django_assert_num_queries(6):
        page = client.get("/uudised/")

    assert titles(page) == [item.title for item in reversed(made)]


def test_second_item_of_the_same_title_has_an_address_of_its_own(client):
    first, second = make_news("Talgud"), make_news("Talgud")

    assert [first.get_absolute_url(), second.get_absolute_url()] == ["/uudis/talgud/", "/uudis/talgud-2/"]


def test_item_shows_who_wrote_it_when_and_where_it_came_from(client):
    item = make_news(
        "Talgud",
        day=date(2026, 5, 2),
        byline="Mari Tamm",
        organisation="Rõuge selts",
        link="https://example.org/talgud",
        body="<p>Tuli <b>palju</b> rahvast.</p>",
        good_for="Kolmkümmend inimest istutas metsa.",
    )

    page = client.get(item.get_absolute_url()).content.decode()

    words = text(page)
    assert "2. mai 2026" in words
    assert "Mari Tamm, Rõuge selts" in words
    assert "Kolmkümmend inimest istutas metsa." in words
    assert "Tuli palju rahvast." in words
    assert '<a class="more" href="https://example.org/talgud" rel="external">' in page
    assert '"@type": "NewsArticle"' in page
    assert '"datePublished": "2026-05-02"' in page


def test_item_without_a_date_says_only_when_it_was_added(client):
    page = client.get(make_news("Talgud").get_absolute_url()).content.decode()

    meta = text(re.search(r'<p class="meta".*?</p>', page, re.DOTALL)[0])
    assert re.fullmatch(r"Uudis lisatud \d+\. \w+ \d{4}", meta)
    assert "datePublished" not in page


# Wagtail leaves the temporary file of a new rendition to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_photo_has_words_for_it_and_its_author(client):
    content = BytesIO()
    PIL.Image.new("RGB", (40, 30), "green").save(content, "PNG")
    photo = Image.objects.create(title="talgud", file=ContentFile(content.getvalue(), name="talgud.png"))
    item = make_news("Talgud", photo=photo, photo_alt="Inimesed istutavad kuuske", photo_credit="Jaan Puu")

    page = client.get(item.get_absolute_url()).content.decode()

    assert re.search(r'<img src="/meedia/[^"]+" width="\d+" height="\d+" alt="Inimesed istutavad kuuske">', page)
    assert "Foto: Jaan Puu" in text(page)
    assert '<meta property="og:image" content="http://127.0.0.1:8000/meedia/' in page


def test_related_things_stand_below_the_item(client):
    topic = make_topic()
    item = make_news("Talgud", topics=(topic,))
    make_news("Teised talgud", topics=(topic,))
    make_news("Muu")

    assert titles(client.get(item.get_absolute_url())) == ["Teised talgud"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_item_asks_the_database_as_often_beside_one_as_beside_three(client, how_many, django_assert_num_queries):
    topics = (make_topic(),)
    item = make_news("Talgud", topics=topics)
    for n in range(how_many):
        make_news(f"Uudis {n}", topics=topics)
    client.get("/uudised/")

    with django_assert_num_queries(7):
        page = client.get(item.get_absolute_url())

    assert len(titles(page)) == how_many


def test_short_address_of_news_leads_to_the_list(client):
    page = client.get("/en/uudis/")

    assert (page.status_code, page["Location"]) == (301, "/en/uudised/")


def test_news_sets_no_cookie_and_may_be_kept(client):
    page = client.get(make_news("Talgud").get_absolute_url())

    assert page.cookies == {}
    assert "public" in page["Cache-Control"]
    assert "Cookie" not in page.get("Vary", "")
    assert "csrf" not in page.content.decode()
