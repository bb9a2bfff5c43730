"""Which municipalities are alike, with Estonia's own 78."""

import pytest

from veeb.pages.likeness_words import likeness_words
from veeb.places import atlas, starting
from veeb.places.similar import similar

pytestmark = pytest.mark.django_db


@pytest.fixture
def estonia():
    starting.load()
    return atlas.read()


def names(like) -> set[str]:
    return {str(place) for place in like.places}


def alike(estonia, address: str, *holding: str):
    chosen = [estonia.named(one).pk for one in holding]
    return similar(estonia.named(address), estonia.municipalities, holding=chosen)


def test_nearest_likeness_goes_first(estonia):
    like = alike(estonia, "rouge-vald", "antsla-vald", "kuusalu-vald")

    assert (like.kind, like.county) == ("vald", estonia.named("rouge-vald").county_id)
    assert "Antsla vald" in names(like)


def test_it_widens_until_there_is_something(estonia):
    like = alike(estonia, "rouge-vald", "muhu-vald")

    assert like.places
    assert "Muhu vald" in names(like)


def test_every_place_of_a_likeness_meets_what_it_says(estonia):
    for place in estonia.municipalities:
        like = similar(
            place, estonia.municipalities, holding=[one.pk for one in estonia.municipalities if one != place]
        )

        assert place not in like.places
        assert all(like.kind in {"", one.kind} for one in like.places)
        assert all(like.low is None or like.low <= one.population <= like.high for one in like.places)
        assert all(like.region in {"", one.rescue_region} for one in like.places)


def test_capital_is_like_other_towns(estonia):
    like = alike(estonia, "tallinn", "keila-linn", "kuusalu-vald")

    assert (like.kind, like.low) == ("linn", None)


@pytest.mark.parametrize(
    ("address", "holding", "sentence"),
    [
        (
            "tallinn",
            ("keila-linn", "kuusalu-vald"),
            "Sama suuri kohti, kust midagi kirjas oleks, ei leidnud. Valisime linnad üle Eesti.",
        ),
        (
            "ruhnu-vald",
            ("kuusalu-vald", "tallinn"),
            "Sama suuri kohti, kust midagi kirjas oleks, ei leidnud. Valisime vallad üle Eesti.",
        ),
        (
            "ruhnu-vald",
            ("tallinn",),
            "Sama suuri kohti, kust midagi kirjas oleks, ei leidnud. Valisime vallad ja linnad üle Eesti.",
        ),
    ],
)
def test_a_place_like_no_other_says_that_none_of_its_size_was_found(estonia, address, holding, sentence):
    like = alike(estonia, address, *holding)

    assert likeness_words(like, estonia) == sentence
    here = estonia.named(address)
    sizes = [estonia.named(one).population for one in holding]
    assert all(size < here.population / 3 or size > here.population * 3 for size in sizes)


def test_a_parish_of_the_same_size_goes_before_a_town_of_any(estonia):
    like = alike(estonia, "keila-linn", "tallinn", "kuusalu-vald")

    assert (like.kind, "Kuusalu vald" in names(like), "Tallinn" in names(like)) == ("", True, False)
    assert likeness_words(like, estonia).startswith("Valisime vallad ja linnad, kus on ligikaudu ")


def test_nobody_holds_anything(estonia):
    assert alike(estonia, "tallinn") is None
