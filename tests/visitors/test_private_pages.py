"""What answers behind a private link is kept by nobody, whatever it answers, and its address stands in no log."""

import re

import pytest
from django.urls import get_resolver

from tests.house.test_who_may_open import ours
from veeb.visitors.logs import PRIVATE

TOKEN = "0f" * 32
ROUTES = sorted(route for route in ours(get_resolver().url_patterns) if "<str:token>" in route)


def address(route: str) -> str:
    return "/" + re.sub("<[^>]+>", "1", route.replace("<str:token>", TOKEN))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", ROUTES)
def test_wrong_link_and_a_form_of_another_site_are_kept_by_nobody(client, route, method):
    answer = getattr(client, method)(address(route), headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code in {403, 404, 405}
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Referrer-Policy"] == ("same-origin" if route.startswith("kutse/") else "no-referrer")
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("route", ROUTES)
def test_every_private_address_is_known_to_the_logs(route):
    assert PRIVATE.search(address(route))
