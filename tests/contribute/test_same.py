"""The warning before the same work comes in twice; it never speaks of what is not public."""

import pytest

from tests.factories.contribute import make_receipt, send
from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.pages_of import text
from veeb.contribute.identifiers import normal_address, normal_doi, normal_isbn
from veeb.contribute.models import Receipt
from veeb.contribute.same import find_same
from veeb.records.candidates import Candidate


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("10.1234/AbC.5", "10.1234/abc.5"),
        ("https://doi.org/10.1234/abc.5", "10.1234/abc.5"),
        ("http://dx.doi.org/10.1234/abc.5.", "10.1234/abc.5"),
        ("doi: 10.1234/abc.5", "10.1234/abc.5"),
        ("11.1234/abc", ""),
        ("", ""),
    ],
)
def test_doi_has_one_form(typed, normal):
    assert normal_doi(typed) == normal


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN 0-306-40615-2", "9780306406157"),
        ("0‑306‑40615‑2", "9780306406157"),
        ("978-0-306-40615-8", ""),
        ("12345", ""),
    ],
)
def test_isbn_has_one_form(typed, normal):
    assert normal_isbn(typed) == normal


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.example.org/lugu",
        "http://example.org/lugu/",
        "https://example.org:443/lugu#algus",
        "https://EXAMPLE.org/lugu/?utm_source=kiri&fbclid=1",
    ],
)
def test_address_has_one_form(typed):
    assert normal_address(typed) == "example.org/lugu"


def test_addresses_that_differ_stay_different():
    different = [
        "https://example.org/a",
        "https://example.org/A",
        "https://example.org/a?id=1",
        "https://example.org:8000/a",
    ]

    assert len({normal_address(address) for address in different}) == 4
    assert normal_address("http://[katki") == ""


def found(**fields) -> list[tuple[str, str]]:
    candidate = Candidate(**{"kind": "research", "title": "Midagi täiesti muud", **fields})
    return [(same.title, str(same.reason)) for same in find_same(candidate)]


pytest_db = pytest.mark.django_db


@pytest_db
def test_same_doi_isbn_and_address_are_found_however_they_are_written():
    make_resource("Uuring", kind="research", doi="https://doi.org/10.1234/ABC")
    make_resource("Raamat", kind="book", isbn="0-306-40615-2")
    make_resource("Juhend", link="http://www.example.org/juhend/")
    make_news("Uudis", link="https://example.org/uudis?utm_medium=x")

    assert found(details={"doi": "10.1234/abc"}) == [("Uuring", "sama DOI")]
    assert found(details={"isbn": "9780306406157"}) == [("Raamat", "sama ISBN")]
    assert found(link="https://example.org/juhend") == [("Juhend", "sama aadress")]
    assert found(link="https://example.org/uudis") == [("Uudis", "sama aadress")]
    assert found(link="https://example.org/muu") == []


@pytest_db
@pytest.mark.parametrize(
    ("title", "is_same"),
    [
        ("Külavanema käsiraamat", True),
        ("Kulavanema kasiraamat", True),
        ("KÜLAVANEMA KÄSIRAAMAT!", True),
        ("Käsiraamat külavanemale", True),
        ("Käsiraamat", False),
        ("Külavanema statuut", False),
        ("Хутор", False),
        ("!!!", False),
    ],
)
def test_nearly_the_same_title_is_found(title, is_same):
    make_resource("Külavanema käsiraamat")

    assert bool(found(title=title)) is is_same


@pytest_db
@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "withdrawn"])
def test_what_is_not_public_is_never_told(state):
    make_resource("Salajane leid", state=state, doi="10.1234/abc", link="https://example.org/x")

    assert found(title="Salajane leid", details={"doi": "10.1234/abc"}, link="https://example.org/x") == []


@pytest_db
def test_contribution_of_somebody_else_that_waits_is_not_told(client):
    make_receipt(title="Külamaja soojaks ühe talvega")

    assert send(client).status_code == 303


@pytest_db
def test_warning_shows_the_same_work_and_lets_one_go_on(client):
    known = make_resource("Külamaja soojaks ühe talvega")

    warned = send(client)
    sent = send(client, is_different="on")

    assert warned.status_code == 409
    assert "Kas see on sama?" in text(warned.text)
    assert f'href="{known.get_absolute_url()}"' in warned.text
    assert 'name="is_different"' in warned.text
    assert sent.status_code == 303
    assert Receipt.objects.count() == 1


@pytest_db
def test_at_most_five_are_shown_surest_first():
    for n in range(7):
        make_resource(f"Külavanema käsiraamat {n}", link="https://example.org/k" if n == 3 else "")

    same = found(title="Külavanema käsiraamat", link="https://example.org/k")

    assert len(same) == 5
    assert same[0] == ("Külavanema käsiraamat 3", "sama aadress")
