"""A proposal becomes a draft of a helper, and goes back to its sender; the private contact is nowhere in it."""

import json
from dataclasses import replace

import pytest

from tests.factories.directory import make_helper
from tests.factories.places import make_county, make_municipality
from tests.factories.topics import make_topic
from veeb.directory import drafts
from veeb.directory.models import Helper
from veeb.records import publishing
from veeb.records.candidates import Candidate

pytestmark = pytest.mark.django_db


def proposal(**details) -> Candidate:
    return Candidate(
        kind="trainer",
        title="Kadri Kask",
        good_for="Aitab külal kriisiplaani kirja panna.",
        topics=(make_topic().pk,),
        details={"languages": ["et", "ru"], "fee": "free", "is_online": True, **details},
    )


def test_proposal_comes_back_as_it_was_sent():
    tartu, rouge = make_county("Tartu maakond", "Tartumaa"), make_municipality("Rõuge vald")
    sent = proposal(serves_counties=[tartu.pk], serves_municipalities=[rouge.pk], public_phone="5555 5555")

    back = drafts.candidate_of(drafts.draft_from(sent))

    json.dumps(back.details)
    assert replace(back, details={}) == replace(sent, details={})
    assert {name: back.details[name] for name in sent.details} == sent.details


def test_correction_waits_beside_the_public_page_and_leaves_contact_and_assurance_alone():
    rouge = make_municipality("Rõuge vald")
    helper = make_helper("Kadri Kask", serves=(rouge.county,), mail="salajane@example.org", assured_by="Toimetus")

    draft = drafts.correct(helper, proposal(serves_municipalities=[rouge.pk]))

    assert list(Helper.objects.get().serves_counties.all()) == [rouge.county]
    publishing.submit(draft)
    publishing.publish(helper)
    helper = Helper.objects.get()
    assert (list(helper.serves_counties.all()), list(helper.serves_municipalities.all())) == ([], [rouge])
    assert (helper.assured_by, helper.contact.mail) == ("Toimetus", "salajane@example.org")
    assert "salajane" not in str(list(helper.revisions.values_list("content")))
