"""A helper's own record by its private link: still right, corrected, taken off; and the letters that carry the link."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from tests import pages_of, people
from tests.factories.directory import make_helper
from tests.factories.places import make_county
from veeb.accounts import held
from veeb.directory import keeping
from veeb.directory.models import Contact, Helper
from veeb.directory.tokens import token_of
from veeb.records import publishing
from veeb.records.states import State, state_of
from veeb.tools.mail import delivered, undelivered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
SAME_SITE = {"headers": {"Sec-Fetch-Site": "same-origin"}}


def home(helper: Helper) -> str:
    return f"/minu-kirje/{token_of(Contact.objects.get(helper=helper))}/"


def filled(client, address: str, **changes) -> dict:
    """The form as the browser would send it back, with some fields changed."""
    form = client.get(address).context["form"]
    values = {bound.name: bound.value() for bound in form}
    return {name: value for name, value in {**values, **changes}.items() if value not in (None, False)}


def test_link_of_an_erased_contact_opens_nothing(client):
    helper = make_helper(mail="konsultant@example.org")
    old = home(helper)
    assert client.get(old).status_code == 200

    held.erase("konsultant@example.org", at=timezone.now())

    assert client.get(old).status_code == 404


def test_one_button_says_that_all_is_still_right(client):
    helper = make_helper("Külakool", serves=(make_county(),))
    draft = helper.fresh()
    draft.role = "pooleli"
    draft.save_revision()

    answer = client.post(home(helper), **SAME_SITE)

    assert answer.status_code == 303
    helper.refresh_from_db()
    today = timezone.localdate()
    told = (today, today + timedelta(days=365), "Külakool ise")
    assert (helper.checked_on, helper.next_check_on, helper.assured_by) == told
    fresh = helper.fresh()
    assert (fresh.role, fresh.checked_on, fresh.assured_by) == ("pooleli", today, "Külakool ise")
    assert helper.role == ""
    assert "Andmed kinnitas Külakool ise" in pages_of.text(client.get(helper.get_absolute_url()).content.decode())
    people.sign_in(client, people.juhan())
    assert "Aitaja ise kinnitas" in client.get(f"/admin/aitajad/history/{helper.pk}/").content.decode()


def test_corrections_wait_for_a_reviewer_and_the_public_page_stays(client):
    helper = make_helper("Külakool", good_for="Vana jutt.", serves=(make_county(),), origin_name="Algus")
    address = f"{home(helper)}muuda/"

    answer = client.post(
        address, filled(client, address, good_for="Uus jutt.", languages=["et", "ru"], fee="free"), **SAME_SITE
    )

    assert answer.status_code == 303
    assert state_of(helper) == State.REVIEW
    page = client.get(helper.get_absolute_url()).content.decode()
    assert "Vana jutt." in page
    assert "Uus jutt." not in page
    publishing.approve(Helper.objects.get(), by=people.juhan())
    helper = Helper.objects.get()
    assert (helper.good_for_et, helper.languages, helper.fee, helper.origin_name, helper.own_title) == (
        "Uus jutt.", ["et", "ru"], "free", "Algus", "Külakool",
    )  # fmt: skip
    assert [str(county) for county in helper.serves_counties.all()] == ["Võrumaa"]


def test_form_that_somebody_overtook_keeps_the_words_and_asks_to_look_again(client):
    helper = make_helper(good_for="Vana.", serves=(make_county(),))
    address = f"{home(helper)}muuda/"
    typed = filled(client, address, good_for="Minu sõnad.")
    helper.fresh().save_revision(user=people.mari())

    answer = client.post(address, typed, **SAME_SITE)

    assert answer.status_code == 409
    assert "Minu sõnad." in answer.content.decode()
    assert "Kirjet on vahepeal muudetud" in answer.content.decode()
    again = {bound.name: bound.value() for bound in answer.context["form"]}
    retry = {name: value for name, value in again.items() if value not in (None, False)}
    assert client.post(address, retry, **SAME_SITE).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"good_for": ""}, "Ütle ühe või kahe lausega"),
        ({"serves_counties": []}, "Vali vähemalt üks koht"),
        ({"serves_counties": ["99999"]}, "Sellist valikut siin ei ole"),
        ({"public_email": "vigane"}, "Kontrolli e-posti aadressi"),
    ],
)
def test_mistake_of_a_correction_is_told_beside_its_field(client, wrong, sentence):
    helper = make_helper(good_for="Aitan.", serves=(make_county(),))
    address = f"{home(helper)}muuda/"

    answer = client.post(address, filled(client, address, body="Pikk jutt", **wrong), **SAME_SITE)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Pikk jutt" in answer.content.decode()
    assert state_of(helper) == State.LIVE


def test_leaving_asks_once_and_tells_the_editors(client, mailoutbox, django_capture_on_commit_callbacks):
    people.mari()
    helper = make_helper("Külakool")
    address = home(helper)

    asked = client.get(f"{address}maha/")
    still_there = client.get(helper.get_absolute_url()).status_code
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}maha/", **SAME_SITE)
        client.post(f"{address}maha/", **SAME_SITE)

    assert "Kas võtame su nimekirjast maha?" in asked.content.decode()
    assert still_there == 200
    assert client.get(helper.get_absolute_url()).status_code == 404
    assert "ei ole praegu avalik" in client.get(address).content.decode()
    assert [letter.subject for letter in mailoutbox if letter.to == ["mari@example.org"]] == [
        "Aitaja võttis end nimekirjast maha"
    ]


def test_page_is_private_and_opens_by_its_own_link_alone(client):
    helper = make_helper(mail="salajane@example.org")
    page = client.get(home(helper))

    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    assert page.cookies == {}
    assert "salajane" not in page.content.decode()
    other = client.post(home(helper), headers={"Sec-Fetch-Site": "cross-site"})
    assert other.status_code == 403
    for part in ("", "muuda/", "maha/"):
        assert client.get(f"/minu-kirje/{'0' * 64}/{part}").status_code == 404


def test_another_address_makes_the_old_link_void(client):
    helper = make_helper(mail="vana@example.org")
    Contact.objects.update(undelivered_at=timezone.now())
    old = home(helper)
    values = {"mail": "uus@example.org", "phone": "", "note": "", "language": "et", "consent_on": None}

    keeping.keep_contact(helper, values, by=people.mari())

    assert client.get(old).status_code == 404
    assert client.get(home(helper)).status_code == 200
    assert Contact.objects.get().undelivered_at is None
    assert not any("uus@example.org" in str(revision.content) for revision in Revision.objects.all())


def test_editor_sends_the_link_and_writes_down_the_contact(client, mailoutbox, django_capture_on_commit_callbacks):
    helper = make_helper(mail="")
    people.sign_in(client, people.mari())
    address = f"/admin/aitajad/{helper.pk}/kontakt/"

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address, {"send": "1"})
        client.post(address, {"mail": "aitaja@example.org", "language": "ru"})
        client.post(address, {"send": "1"})

    [letter] = mailoutbox
    assert letter.to == ["aitaja@example.org"]
    assert f"/ru{home(helper)}" in letter.body
    history = client.get(f"/admin/aitajad/history/{helper.pk}/").content.decode()
    assert "Muutis sisemist kontakti" in history
    assert "aitaja@example.org" not in history


def test_link_that_arrives_shows_that_the_address_is_good_after_all():
    helper = make_helper(mail="pole@example.org")
    ref = f"directory.own:{Contact.objects.get().uid.hex}"

    undelivered.send(sender=None, address="pole@example.org", ref=ref)
    was = Contact.objects.get(helper=helper).undelivered_at
    delivered.send(sender=None, address="pole@example.org", ref=ref)

    assert was is not None
    assert Contact.objects.get(helper=helper).undelivered_at is None


def asked(at: datetime, mailoutbox, capture) -> list[str]:
    """Who gets the yearly letter at this moment."""
    mailoutbox.clear()
    with capture(execute=True):
        keeping.ask_due(at=at)
    return [letter.to[0] for letter in mailoutbox]


def test_helper_is_asked_once_when_the_check_has_passed(mailoutbox, django_capture_on_commit_callbacks):
    now = timezone.now()
    today = timezone.localdate()
    late, soon = today - timedelta(days=3), today + timedelta(days=3)
    make_helper("Üle aja", mail="yle@example.org", next_check_on=late)
    make_helper("Avalik", mail="", public_email="avalik@example.org", next_check_on=late)
    make_helper("Veel aega", mail="aega@example.org", next_check_on=soon)
    make_helper("Mustand", mail="mustand@example.org", next_check_on=late, state="draft")
    make_helper("Tagasi", mail="tagasi@example.org", next_check_on=late)
    Contact.objects.filter(mail="tagasi@example.org").update(undelivered_at=now)

    at_first = asked(now, mailoutbox, django_capture_on_commit_callbacks)
    a_month_on = asked(now + timedelta(days=31), mailoutbox, django_capture_on_commit_callbacks)

    assert at_first == ["yle@example.org"]
    assert a_month_on == ["aega@example.org"]


def test_no_two_letters_within_a_quarter(mailoutbox, django_capture_on_commit_callbacks):
    now, today = timezone.now(), timezone.localdate()
    helper = make_helper(next_check_on=today + timedelta(days=1))
    keeping.send_link(helper, by=people.mari(), at=now)

    within = asked(now + timedelta(days=60), mailoutbox, django_capture_on_commit_callbacks)
    after = asked(now + timedelta(days=92), mailoutbox, django_capture_on_commit_callbacks)
    later = asked(now + timedelta(days=200), mailoutbox, django_capture_on_commit_callbacks)

    assert (within, after, later) == ([], ["aitaja@example.org"], [])
