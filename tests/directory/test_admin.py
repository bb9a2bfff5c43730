"""The screens of helpers in the admin: the list, its filters, the edit screen."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import pages_of, people
from tests.factories.directory import make_helper
from tests.factories.places import make_county, make_municipality
from veeb.directory.models import Contact, Helper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]


@pytest.fixture
def mari(client):
    return people.sign_in(client, people.mari())


def listed(client, **chosen) -> set[str]:
    return {str(helper) for helper in client.get("/admin/aitajad/", chosen).context["object_list"]}


def test_list_filters_what_needs_care(client, mari):
    today = timezone.localdate()
    make_helper("Korras", checked_on=today, next_check_on=today + timedelta(days=9))
    make_helper("Kinnitamata")
    make_helper("Üle aja", checked_on=today, next_check_on=today - timedelta(days=1))
    make_helper("Tagasi", checked_on=today, mail="tagasi@example.org")
    make_helper("Tumm", checked_on=today, mail="")
    Contact.objects.filter(mail="tagasi@example.org").update(undelivered_at=timezone.now())

    found = {care: listed(client, care=care) for care in ("kinnitamata", "aegunud", "tagasi", "aadressita")}

    assert found == {
        "kinnitamata": {"Kinnitamata"},
        "aegunud": {"Üle aja"},
        "tagasi": {"Tagasi"},
        "aadressita": {"Tumm"},
    }


def test_list_tells_whom_each_serves_and_how_letters_fare(client, mari):
    county = make_county()
    make_helper("Maakonnas", serves=(county,))
    make_helper("Vallas", serves=(make_municipality("Rõuge vald", county=county),), mail="")
    make_helper("Igal pool", serves_all=True)

    words = pages_of.text(client.get("/admin/aitajad/").content.decode())

    for part in ("Võrumaa", "Rõuge vald", "üle Eesti", "kinnitamata", "korras", "aadressi ei ole"):
        assert part in words
    assert listed(client, serves=county.pk) == {"Maakonnas", "Vallas", "Igal pool"}


def test_list_leaves_room_for_what_only_helpers_have(client, mari):
    make_helper()

    _box, *columns = client.get("/admin/aitajad/").context["table"].columns.values()

    assert [column.label for column in columns] == [
        "Aitaja",
        "Liik",
        "Keda aitab",
        "Kinnitatud",
        "Kirjad",
        "Seis",
        "Muudetud",
    ]


def test_list_asks_the_database_as_often_for_one_as_for_three(client, mari):
    county = make_county()
    numbers = []
    for name in ("Üks", "Kaks", "Kolm"):
        make_helper(name, serves=(county,))
        client.get("/admin/aitajad/")
        with CaptureQueriesContext(connection) as counted:
            client.get("/admin/aitajad/")
        numbers.append(len(counted))

    assert numbers[1] == numbers[2]


def test_editor_changes_a_record_without_publishing_it(client, mari):
    county = make_county()
    helper = make_helper("Külakool", serves=(county,))
    address = f"/admin/aitajad/edit/{helper.pk}/"
    form = client.get(address).context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    values = {name: value for name, value in values.items() if value not in (None, False)}

    answer = client.post(address, {**values, "languages": ["et", "ru"], "serves_counties": [county.pk]})

    assert answer.status_code == 302
    assert Helper.objects.get().languages == ["et"]
    assert Helper.objects.get().fresh().languages == ["et", "ru"]


def test_edit_screen_leads_to_contact_and_usage(client, mari):
    helper = make_helper()

    edit = client.get(f"/admin/aitajad/edit/{helper.pk}/").content.decode()
    contact = client.get(f"/admin/aitajad/{helper.pk}/kontakt/").content.decode()

    assert f'href="/admin/aitajad/{helper.pk}/kontakt/"' in edit
    assert f'href="/admin/aitajad/usage/{helper.pk}/"' in contact
    assert client.get(f"/admin/aitajad/usage/{helper.pk}/").status_code == 200
    assert "aitaja@example.org" in contact
