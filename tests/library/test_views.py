"""The Aardekast as a visitor meets it."""

import re

import pytest

from tests.factories.library import make_resource

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    """Titles of the rows on the page, in their order."""
    return re.findall(r"<h3[^>]*><a href=\"[^\"]+\">(.*?)</a></h3>", response.content.decode())


def test_list_shows(client):
    make_resource("Üks")
    page = client.get("/aardekast/")
    assert titles(page) == ["Üks"]


def test_item(client):
    page = client.get(make_resource("Üks").get_absolute_url())
    assert page.status_code == 200
