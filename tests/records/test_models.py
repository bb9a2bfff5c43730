"""What every record promises: an address for ever, a title, known audiences."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.places import make_municipality
from veeb.library.models import Resource

pytestmark = pytest.mark.django_db


def test_address_is_ascii_and_stays_when_the_title_changes():
    resource = make_resource("Õ-ä-ö-ü: šokk ja žanr külas")
    before = resource.path()

    resource.title_et = "Hoopis muu"
    resource.save()

    assert before == f"/aardekast/{resource.pk}-o-a-o-u-sokk-ja-zanr-kulas/"
    assert resource.path() == before


def test_title_without_latin_letters_still_gets_an_address():
    assert make_resource("Гражданская оборона", language="ru").path().endswith("-guide/")


def test_second_news_of_the_same_title_gets_a_number():
    assert [make_news("Talgud").path(), make_news("Talgud").path()] == ["/uudis/talgud/", "/uudis/talgud-2/"]


def test_the_database_refuses_a_record_without_any_title():
    with pytest.raises(IntegrityError), transaction.atomic():
        Resource.objects.create(kind="guide", title_et="")


def test_the_same_outside_ref_comes_in_once_and_empty_ones_do_not_collide():
    make_resource(ref=""), make_resource(ref="")
    make_resource(ref="doi:10.1/x")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_resource(ref="doi:10.1/x")


def test_unknown_audience_is_refused_in_words():
    resource = make_resource(state="draft")
    resource.audiences = ["official", "kuninglik"]

    with pytest.raises(ValidationError, match="Tundmatu sihtrühm: kuninglik"):
        resource.clean()


def test_municipality_brings_its_county():
    resource = make_resource(state="draft")
    resource.municipality = make_municipality()

    resource.clean()

    assert resource.county == resource.municipality.county
