"""Every public page is the same for everyone: no cookie, no token, nothing that a page cache must tell apart."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests import people
from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.pages import make_door, make_home, make_section
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic

pytestmark = pytest.mark.django_db
ADDRESSES = """
    / /kohalikud-omavalitsused/ /abcd/ /teemad/ /teemad/kriis/ /kohad/ /kohad/vorumaa/ /kohad/vorumaa/voru-vald/
    /aardekast/ /aardekast/?liik=guide /uudised/ /otsing/ /otsing/?q=juhend /aardekast/feed/ /uudised/feed/
    /kalender/feed/ /panusta/
"""


@pytest.fixture
def portal():
    home = make_home()
    for code in ("ru", "en"):
        translated = make_home(code, of=home)
        make_door(under=translated)
        make_section(under=translated)
    make_door(under=home)
    make_section(under=home)
    make_municipality("Võru vald")
    topic = make_topic("Kriis", slug="kriis")
    return [make_resource("Juhend", topics=(topic,)), make_news("Talgud")]


@pytest.mark.parametrize("language", ["", "/ru", "/en"])
def test_public_pages_set_no_cookie_and_carry_no_token(client, portal, language):
    own = [record.path() for record in portal]

    for address in [*ADDRESSES.split(), *own]:
        page = client.get(language + address)

        assert page.status_code == 200, address
        assert not page.cookies, address
        assert "cookie" not in page.headers.get("Vary", "").lower(), address
        assert b"csrfmiddlewaretoken" not in page.content, address
        # The form of contributions is stamped with the moment it was opened, so it is not for a shared cache.
        assert ("public" in page.headers.get("Cache-Control", "")) == (address != "/panusta/"), address


@pytest.mark.parametrize("cookie", ["kv_csrf=katki", "kv_session=vale"])
def test_broken_cookie_is_not_answered_with_a_new_one(client, portal, cookie):
    page = client.get("/aardekast/", headers={"Cookie": cookie})

    assert page.status_code == 200
    assert not page.cookies
    assert "cookie" not in page.headers.get("Vary", "").lower()


@pytest.mark.parametrize("how", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_page_behind_a_view_restriction_is_not_there_for_readers(client, portal, how):
    page = Page.objects.get(slug="abcd", locale__language_code="et")
    before = client.get("/abcd/").status_code
    PageViewRestriction.objects.create(page=page, restriction_type=how, password="kadakas")

    answer = client.get("/abcd/")

    assert (before, answer.status_code) == (200, 404)
    assert "public" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("address", ["/_util/login/", "/ru/_util/login/", "/documents/", "/admin/documents/"])
def test_addresses_of_wagtail_that_nobody_needs_are_closed(client, portal, address):
    people.sign_in(client, people.piret())

    answer = client.get(address)

    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["a" * 5000 + ".jpg", "images/" + "õ" * 150 + ".jpg", "%00"])
def test_picture_by_an_impossible_name_is_not_found(client, path):
    assert client.get(f"/meedia/{path}").status_code == 404


def test_form_without_its_token_is_refused_in_the_design(portal):
    answer = Client(enforce_csrf_checks=True).post("/aardekast/")

    assert answer.status_code == 403
    assert "<h1>Vorm on aegunud</h1>" in answer.text


@pytest.mark.parametrize(
    "address", ["/%00/", "/kohad/ehak/%00/", "/failid/1/%00", "/teemad/%00/", "/panus/%00/", "/aardekast/feed/%00"]
)
def test_nul_in_an_address_is_not_found(client, portal, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("question", ["q=%00", "liik=%00&teema=%00", "vald=%00&keel=%00&aasta=%00", "leht=%00"])
def test_nul_in_a_question_is_passed_over(client, portal, question):
    assert client.get(f"/otsing/?{question}").status_code == 200
