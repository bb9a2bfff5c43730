"""Every public page is the same for everyone: no cookie, no token, nothing that a page cache must tell apart."""

import pytest
from wagtail.models import Page, PageViewRestriction

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.pages import make_door, make_home, make_section
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic

pytestmark = pytest.mark.django_db
ADDRESSES = """
    / /kohalikud-omavalitsused/ /abcd/ /teemad/ /teemad/kriis/ /kohad/ /kohad/vorumaa/ /kohad/vorumaa/voru-vald/
    /aardekast/ /aardekast/?liik=guide /uudised/ /otsing/ /otsing/?q=juhend /aardekast/feed/ /uudised/feed/ /panusta/
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


def test_page_behind_a_view_restriction_is_kept_by_no_cache(client, portal):
    page = Page.objects.get(slug="abcd", locale__language_code="et")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    answer = client.get("/abcd/")

    assert answer.status_code == 302
    assert "public" not in answer.headers.get("Cache-Control", "")
