"""Every address of ours is in the permission table, and answers each person as the table says."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests import people
from tests.house.scene import PEOPLE, Scene
from tests.house.who_may_open import TABLE
from veeb.records.workflow import record_models

SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
# Files of the web server, a list's own second half, and the last one, which looks into Wagtail's tree.
PASSED_OVER = re.compile(r"\^|.*/results/$")
ROWS = [(*line.split(), answers) for answers, lines in TABLE.items() for line in lines.strip().splitlines()]


def ours(patterns: list, before: str = "") -> Iterator[str]:
    """Every address that a view of ours answers."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from ours(pattern.url_patterns, route)
        elif not route.startswith("admin/") or pattern.callback.__module__.startswith("veeb."):
            yield route


def path_of(row: tuple[str, ...], words: dict[str, str]) -> str:
    route, *blanks, _answers = row
    values = iter(blank[1:] if blank.startswith("=") else words[blank] for blank in blanks)
    return "/" + re.sub("<[^>]+>", lambda _blank: next(values), route)


def client_of(person) -> Client:
    client = Client(headers=SAME_SITE)
    if person.is_authenticated:
        people.sign_in(client, person)
    return client


def answer(client: Client, path: str, method: str = "get") -> str:
    response = getattr(client, method)(path)
    response.close()
    if response.status_code == 405 and method == "get":
        return answer(client, path, "post")
    to = response.headers.get("Location", "")
    if re.match(r"(/(ru|en))?/konto/sisse/\?next=", to):
        return "a"
    if to == reverse("wagtailadmin_home"):
        return "r"
    assert response.status_code < 500, path
    return {403: "r", 404: "h", 405: "h"}.get(response.status_code, "o")


def test_every_address_is_in_the_permission_table():
    addresses = {route for route in ours(get_resolver().url_patterns) if not PASSED_OVER.match(route)}

    assert {row[0] for row in ROWS} == addresses


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(len(PEOPLE)), ids=PEOPLE)
def test_each_person_is_answered_as_the_table_says(number):
    scene = Scene()
    words, person = scene.words(), scene.people[PEOPLE[number]]

    answers = {row[0]: answer(client_of(person), path_of(row, words)) for row in ROWS}

    assert answers == {row[0]: row[-1][number] for row in ROWS}


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(len(PEOPLE)), ids=PEOPLE)
def test_who_may_not_open_may_not_send_either(number):
    scene = Scene()
    words, person = scene.words(), scene.people[PEOPLE[number]]
    shut = [row for row in ROWS if row[-1][number] in "arh" and "admin/login" not in row[0]]

    answers = {row[0]: answer(client_of(person), path_of(row, words), "post") for row in shut}

    assert {route: said for route, said in answers.items() if said == "o"} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("model", record_models())
@pytest.mark.parametrize(
    ("screen", "answers"), [("list", "arrrrooo"), ("add", "arrrrooo"), ("edit", "arrrrooo"), ("delete", "arrrrrro")]
)
def test_screens_of_records_are_for_editors(model, screen, answers):
    scene = Scene()
    record = model._default_manager.first()
    path = reverse(model.snippet_viewset.get_url_name(screen), args=[record.pk] if screen in {"edit", "delete"} else [])

    said = "".join(answer(client_of(scene.people[name]), path) for name in PEOPLE)

    assert said == answers
