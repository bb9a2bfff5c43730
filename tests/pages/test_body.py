"""The blocks of editorial pages: safe text, links in the page's language, live shelves, freshness and sources."""

import re
from datetime import date

import pytest

from tests.factories.directory import make_helper
from tests.factories.library import make_resource
from tests.factories.pages import make_door, make_home, make_section
from tests.factories.topics import make_topic
from tests.pages_of import titles
from veeb.records import publishing

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return make_home()


def shelf(**value):
    return ("shelf", {"title": "Riiul", "kinds": [], "topics": [], "audience": "", "count": 5, **value})


def test_text_keeps_its_words_and_loses_what_could_run(client, home):
    make_section(
        under=home, body=[("text", {"html": '<p lang="en">Hi <script>x()</script><b onclick="y()">you</b></p>'})]
    )

    page = client.get("/abcd/").content.decode()

    assert '<p lang="en">Hi <b>you</b></p>' in page
    assert "x()" not in page
    assert "onclick" not in page


def test_links_inside_stay_in_the_language_of_the_page_and_links_out_are_marked(client, home):
    russian = make_home("ru", of=home)
    html = '<p><a href="/abcd/">мы</a> <a href="https://example.org/">они</a> <a href="#osa">ниже</a></p>'
    links = {"title": "", "items": [{"title": "Темы", "url": "/teemad/", "text": ""}]}
    make_section("АБВГ", slug="abvg", under=russian, body=[("text", {"html": html}), ("links", links)])

    page = client.get("/ru/abvg/").content.decode()

    assert (
        '<a href="/ru/abcd/">мы</a> <a rel="noopener" href="https://example.org/">они</a> <a href="#osa">ниже</a>'
        in page
    )
    assert '<a href="/ru/teemad/">Темы</a>' in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_shelf_costs_the_same_for_one_and_for_three(client, home, how_many, django_assert_num_queries):
    topic = make_topic("Varjumine")
    for number in range(how_many):
        make_resource(f"Juhend {number}", topics=(topic,))
    make_section(under=home, body=[shelf(topics=["varjumine"])])
    client.get("/abcd/")

    with django_assert_num_queries(14):
        page = client.get("/abcd/")

    assert titles(page) == [f"Juhend {number}" for number in reversed(range(how_many))]


def test_shelf_takes_what_its_editor_chose(client, home):
    crisis = make_topic("Kriisivalmidus")
    shelter = make_topic("Varjumine", parent=crisis)
    make_resource("Õige", topics=(shelter,), audiences=["official"])
    make_resource("Vale liik", kind="video", topics=(shelter,), audiences=["official"])
    make_resource("Vale teema", audiences=["official"])
    make_resource("Vale lugeja", topics=(crisis,), audiences=["community"])
    chosen = shelf(kinds=["guide", "book"], topics=["kriisivalmidus"], audience="official")
    make_section(under=home, body=[chosen])

    assert titles(client.get("/abcd/")) == ["Õige"]


def test_shelf_of_topics_that_nobody_knows_is_empty_and_invites(client, home):
    make_resource("Juhend")
    make_section(under=home, body=[shelf(topics=["olematu"])])

    page = client.get("/abcd/")

    assert titles(page) == []
    assert "See riiul on veel tühi." in page.content.decode()


def test_people_can_be_written_to_and_law_tells_where_it_stands(client, home):
    person = {"name": "Merle Linno", "role": "", "organisation": "", "about": "", "email": "m@example.org", "url": ""}
    act = {"act": "Uus seadus", "state": "eelnou", "checked_on": date(2026, 3, 1)}
    make_door(
        under=home,
        slug="uks",
        body=[("people", {"title": "Kes", "items": [person]}), ("law", {"title": "Seadus", "items": [act]})],
    )

    page = client.get("/uks/").content.decode()

    assert '<a href="mailto:m@example.org">' in page
    assert '<span class="state eelnou">eelnõu</span>' in page
    assert 'Kontrollitud <time datetime="2026-03-01">1. märtsil 2026</time>' in page


def cards(*helpers):
    return ("helpers", {"title": "Kelle käest küsida", "helpers": list(helpers)})


def test_helpers_show_as_their_records_stand(client, home):
    first, second = make_helper("Külakool", role="koolitaja"), make_helper("Arenduskeskus", mail="")
    hidden = make_helper("Mustand", state="draft")
    make_section(under=home, body=[cards(second, hidden, first, second)])

    def named() -> list[str]:
        return re.findall(r'<h3><a href="/kes-aitab/[^"]+">(.*?)</a></h3>', client.get("/abcd/").content.decode())

    assert named() == ["Arenduskeskus", "Külakool"]
    page = client.get("/abcd/").content.decode()
    assert "koolitaja" in page
    assert f'href="{first.get_absolute_url()}kysi/"' in page

    publishing.withdraw(second)
    first.title_et = "Maakool"
    first.save_revision().publish()

    assert named() == ["Maakool"]


def test_helpers_of_whom_none_is_public_leave_no_heading(client, home):
    helper, deleted = make_helper(state="withdrawn"), make_helper("Kustutatud")
    make_section(under=home, body=[cards(helper, deleted)])
    deleted.delete()

    assert "Kelle käest küsida" not in client.get("/abcd/").content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_helpers_cost_the_same_for_one_and_for_three(client, home, how_many, django_assert_num_queries):
    make_section(under=home, body=[cards(*[make_helper(f"Aitaja {number}") for number in range(how_many)])])
    client.get("/abcd/")

    with django_assert_num_queries(14):
        assert client.get("/abcd/").status_code == 200


def test_page_tells_when_it_was_checked_and_from_what(client, home):
    sources = [("source", {"title": "Riigi Teataja", "url": "https://example.org/rt"})]
    make_section(under=home, checked_on=date(2026, 2, 28), sources=sources)

    page = client.get("/abcd/").content.decode()

    assert 'Kontrollitud <time datetime="2026-02-28">28. veebruaril 2026</time>' in page
    assert '<a href="https://example.org/rt" rel="noopener">Riigi Teataja</a>' in page


def test_contents_lead_to_the_headings(client, home):
    body = [("heading", {"text": "Mis see on"}), ("heading", {"text": "Kuidas alustada"})]
    make_section(under=home, body=body)

    page = client.get("/abcd/").content.decode()

    assert '<a href="#kuidas-alustada">Kuidas alustada</a>' in page
    assert '<h2 id="kuidas-alustada">Kuidas alustada</h2>' in page


def test_titles_of_blocks_go_one_deeper_once_the_page_has_a_heading(client, home):
    def numbers(title):
        return ("numbers", {"title": title, "items": []})

    make_section(under=home, body=[numbers("Enne"), ("heading", {"text": "Vahe"}), numbers("Pärast")])

    page = client.get("/abcd/").content.decode()

    assert "<h2>Enne</h2>" in page
    assert "<h3>Pärast</h3>" in page
