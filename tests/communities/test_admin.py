"""The screens of communities in the admin."""

import pytest

from tests import people
from tests.factories.accounts import make_invitation, make_team
from tests.factories.communities import make_community
from tests.factories.places import make_county, make_municipality
from tests.pages_of import text
from veeb.accounts.models import Invitation, Role
from veeb.communities.models import Community, KeepRequest

pytestmark = pytest.mark.django_db
CAST = {"mari": people.mari, "juhan": people.juhan, "piret": people.piret, "ott": people.ott, "anybody": None}


def sign_in(client, name: str) -> None:
    client.logout()
    if person := CAST[name]:
        people.sign_in(client, person())


def titles(page) -> list[str]:
    return [str(one) for one in page.context["object_list"]]


def test_each_screen_opens_for_those_it_is_for(client):
    community = make_community()
    asked = KeepRequest.objects.create(community=community, name="Liis", mail="liis@example.org", about="Elan siin.")
    keeper = f"/admin/kogukonnad/{community.pk}/hoidja/"
    screens = ["/admin/kogukonnad/", f"/admin/kogukonnad/edit/{community.pk}/", keeper]
    screens += ["/admin/kogukondade-hoidjad/", f"/admin/kogukondade-hoidjad/{asked.pk}/"]
    opened = {}

    for name in CAST:
        sign_in(client, name)
        opened[name] = [client.get(screen).status_code == 200 for screen in screens]

    everything, nothing = [True] * 5, [False] * 5
    assert opened == {
        "mari": [True, True, False, False, False],
        "juhan": everything,
        "piret": everything,
        "ott": nothing,
        "anybody": nothing,
    }


@pytest.fixture
def juhan(client):
    people.sign_in(client, people.juhan())
    return client


def test_list_tells_kind_place_and_keeper_and_filters_by_them(juhan):
    voru, tartu = make_county("Võru maakond", "Võrumaa"), make_county("Tartu maakond", "Tartumaa")
    rouge, elva = make_municipality("Rõuge vald", county=voru), make_municipality("Elva vald", county=tartu)
    make_community("Hoitud", places=(rouge, elva), team=make_team("Hoitud", people.ott(), people.mari()))
    make_community("Tühi", places=(rouge,), team=make_team("Tühi"), seeks_lead=True)
    make_community("Huvi", kind="interest")

    def found(**asked) -> set[str]:
        return set(titles(juhan.get("/admin/kogukonnad/", asked)))

    shown = text(juhan.get("/admin/kogukonnad/").text)
    assert [word for word in ("2 hoidjat", "tiim on tühi", "hoidjata", "Rõuge vald") if word not in shown] == []
    assert found(keeper="jah") == {"Hoitud"}
    assert found(keeper="ei") == {"Tühi", "Huvi"}
    assert found(kind="interest") == {"Huvi"}
    assert found(county=tartu.pk) == {"Hoitud"}
    assert found(municipality=rouge.pk) == {"Hoitud", "Tühi"}
    assert found(seeks_lead="true") == {"Tühi"}


def test_reviewer_invites_the_first_steward(juhan):
    community = make_community("Haanja küla")
    address = f"/admin/kogukonnad/{community.pk}/hoidja/"
    assert address in juhan.get(f"/admin/kogukonnad/edit/{community.pk}/").text
    assert "Kirjuta, kellele kutse saata." in juhan.post(address, {"mail": "", "language": "et"}).text

    page = juhan.post(address, {"mail": "liis@example.org", "language": "et"}, follow=True)

    invitation = Invitation.objects.get()
    assert (invitation.mail, invitation.role) == ("liis@example.org", Role.STEWARD)
    assert "Kutse on teel: liis@example.org" in text(page.text)
    assert "Kutsutud: liis@example.org" in text(page.text)


def test_invitation_that_did_not_arrive_is_seen(juhan):
    community = make_community(team=make_team("Haanja küla"))
    make_invitation(team=community.team, undelivered_at="2026-11-24T10:00Z")

    page = juhan.get(f"/admin/kogukonnad/{community.pk}/hoidja/")

    assert "kiri ei jõudnud kohale" in text(page.text)


def test_reviewer_answers_who_asks(juhan):
    first, second = (
        KeepRequest.objects.create(community=make_community(name), name=name, mail=f"{n}@example.org", about="Mina.")
        for n, name in enumerate(("Haanja", "Rõuge"))
    )
    assert "Hoidjaks soovijad (2)" in juhan.get("/admin/").text

    juhan.post(f"/admin/kogukondade-hoidjad/{first.pk}/", {"kutsu": "1"})
    refused = juhan.post(f"/admin/kogukondade-hoidjad/{second.pk}/", {"reason": ""})
    juhan.post(f"/admin/kogukondade-hoidjad/{second.pk}/", {"reason": "Keegi juba hoiab."})
    late = juhan.post(f"/admin/kogukondade-hoidjad/{first.pk}/", {"kutsu": "1"}, follow=True)

    assert "Kirjuta ka põhjus" in refused.text
    assert [one.mail for one in Invitation.objects.all()] == ["0@example.org"]
    assert list(KeepRequest.objects.values_list("is_granted", flat=True)) == [True, False]
    assert "Keegi jõudis ette" in text(late.text)
    assert "Praegu ei oota keegi vastust." in text(late.text)


def test_editor_writes_places_in_rows_and_a_reviewer_publishes(juhan):
    place = make_municipality("Rõuge vald")
    form = juhan.get("/admin/kogukonnad/add/").context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    for formset in form.formsets.values():
        values |= {bound.html_name: bound.value() for bound in formset.management_form}
    row = {"municipality": place.pk, "settlement": "Haanja", "lat": "57.7123456", "lon": "27.05", "id": ""}
    values |= {"title_et": "Haanja küla", "places-TOTAL_FORMS": 1}
    values |= {f"places-0-{name}": value for name, value in row.items()}
    sent = {name: value for name, value in values.items() if value is not None and value is not False}

    wrong = juhan.post("/admin/kogukonnad/add/", {**sent, "places-0-lat": "12"})
    juhan.post("/admin/kogukonnad/add/", sent)

    assert "See punkt ei ole Eestis." in wrong.text
    community = Community.objects.get()
    assert [(one.settlement, one.lat) for one in community.places.all()] == [("Haanja", 57.712)]
    assert community.municipality == place
