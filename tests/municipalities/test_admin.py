"""What municipalities tell, in the admin."""

import pytest

from tests import people
from tests.factories.municipalities import make_profile
from veeb.municipalities.models import Profile

pytestmark = pytest.mark.django_db


def test_editor_mends_a_profile_with_its_rows_and_forms_that_are_open_hear_of_it(client):
    profile = make_profile(contacts=[{"role": "Roll"}])
    people.sign_in(client, people.mari())
    address = f"/admin/omavalitsused/edit/{profile.pk}/"
    form = client.get(address).context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    for formset in form.formsets.values():
        for part in (formset.management_form, *formset.initial_forms):
            values |= {bound.html_name: bound.value() for bound in part}
    sent = {
        name: value for name, value in {**values, "about": "Uus", "contacts-0-role": "Koordinaator"}.items() if value
    }

    answer = client.post(address, {**sent, "offers-TOTAL_FORMS": 0, "offers-INITIAL_FORMS": 0,
                                   "sites-TOTAL_FORMS": 0, "sites-INITIAL_FORMS": 0,
                                   "contacts-INITIAL_FORMS": 1})  # fmt: skip

    assert answer.status_code == 302
    kept = Profile.objects.get()
    assert (kept.about, kept.contacts.get().role, kept.saved) == ("Uus", "Koordinaator", profile.saved + 1)
    assert kept.updated_by == people.mari()
    assert client.get(f"/admin/omavalitsused/history/{profile.pk}/").status_code == 200


def test_what_is_typed_is_not_public_before_it_is_saved(client):
    profile = make_profile()
    people.sign_in(client, people.mari())

    page = client.get(f"/admin/omavalitsused/edit/{profile.pk}/")

    assert page.context["autosave_enabled"] is False
