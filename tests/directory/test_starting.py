"""The first real helpers: county centres and others, as far as sources say."""

import pytest

from veeb.directory import starting
from veeb.directory.models import Contact, Helper
from veeb.places import starting as places
from veeb.places.models import County
from veeb.topics import starting as topics

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded():
    places.load()
    topics.load()
    return starting.load()


def test_every_county_has_a_centre_and_nobody_is_assured(loaded):
    centres = Helper.objects.filter(kind="consultant")

    assert loaded == Helper.objects.count() == 21
    assert {centre.serves_counties.get().pk for centre in centres} == set(County.objects.values_list("pk", flat=True))
    assert not Helper.objects.exclude(checked_on=None, assured_by="").exists()


def test_what_no_source_supports_waits_as_a_draft_with_a_note(loaded):
    waiting = set(Helper.objects.filter(live=False).values_list("ref", flat=True))

    assert waiting == {
        f"directory:{key}"
        for key in ("harju", "hiiu", "jarva", "polva", "saare", "tartu-ulikool", "tlu-haapsalu", "toimevoimendi")
    }
    assert not Contact.objects.filter(helper__live=False, note="").exists()
    assert Contact.objects.filter(helper__live=False).count() == len(waiting)
    assert not Helper.objects.filter(live=True, origin_url="").exists()
    assert not Helper.objects.filter(live=True, link="").exists()


def test_no_address_or_phone_is_made_up(loaded):
    assert set(Contact.objects.values_list("mail", "phone")) == {("", "")}
    assert set(Helper.objects.values_list("public_email", "public_phone")) == {("", "")}


def test_loading_twice_brings_nothing_back(loaded):
    Helper.objects.get(ref="directory:voru").delete()

    assert starting.load() == 0
    assert not Helper.objects.filter(ref="directory:voru").exists()
