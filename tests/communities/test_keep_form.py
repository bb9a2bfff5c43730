"""The team's own screen of its page: who may open it, what it saves, which mistakes it tells."""

import re

import pytest

from tests import people
from tests.factories.accounts import make_official, make_team
from tests.factories.communities import make_community
from tests.factories.places import make_municipality
from tests.factories.topics import make_topic
from tests.pages_of import text
from veeb.communities.models import Community

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return make_municipality("Rõuge vald")


@pytest.fixture
def kept(place):
    return make_community(
        "Haanja küla",
        team=make_team("Haanja küla", people.ott()),
        places=({"municipality": place, "settlement": "Haanja"},),
        links=(("Rühm", "https://ryhm.naide.ee/"),),
        body="Vana tutvustus.",
    )


@pytest.fixture
def member(client):
    people.sign_in(client, people.ott())
    return client


def address(community: Community) -> str:
    return f"/minu/kogukond/{community.pk}/"


def filled(client, community: Community, **changes) -> dict:
    """The form as the browser would send it back, with some fields changed."""
    form = client.get(address(community)).context["form"]
    fields = [*form, *(field for rows in (form.places, form.links) for row in rows.forms for field in row)]
    values = {field.html_name: field.value() for field in fields}
    return {name: value for name, value in {**values, **changes}.items() if value is not None and value is not False}


def errors(response) -> list[str]:
    found = re.findall(r'<p class="err">.*?<span>(.*?)</span>', response.text, re.DOTALL)
    return [text(error) for error in found]


def saved(community: Community) -> Community:
    return Community.objects.get(pk=community.pk)


@pytest.mark.parametrize(
    ("who", "status"),
    [("ott", 200), ("mari", 403), ("juhan", 403), ("piret", 403), ("official", 403), ("other", 403), ("anybody", 302)],
)
def test_only_members_open_the_form(client, kept, place, who, status):
    person = people._person(who, "Keegi", "Teine") if who in {"official", "other"} else getattr(people, who, None)
    person = person() if callable(person) else person
    if who == "official":
        make_official(person, place)
    if who == "other":
        make_community("Teine", team=make_team("Teine", person))
    if person:
        people.sign_in(client, person)

    answers = [client.get(address(kept)), client.post(address(kept), {"body": "Võõras."})]

    assert [answer.status_code for answer in answers] == [status, 422 if status == 200 else status]
    assert status == 403 or "no-store" in answers[0]["Cache-Control"]
    assert saved(kept).body == "Vana tutvustus."


def test_withdrawn_and_unknown_community_has_no_form(member):
    draft = make_community("Mustand", state="withdrawn", team=make_team("M", people.ott()))

    assert [member.get(address(draft)).status_code, member.get("/minu/kogukond/4711/").status_code] == [404, 404]


def test_member_changes_everything_at_once(member, kept, place):
    topic = make_topic()
    other = make_municipality("Antsla vald", county=place.county)
    sent = filled(
        member,
        kept,
        title_et="Suur-Haanja",
        good_for_ru="Деревня на горе.",
        kind="community",
        body="Uus tutvustus.",
        seeks_lead="on",
        voice="elder",
        contact_name="Salme Näide",
        consent="on",
        topics=[topic.pk],
        link="naide.ee",
        **{"places-1-municipality_id": other.pk, "places-1-lat": "57,8123456", "places-1-lon": "26,55555"},
        **{"links-0-gone": "on", "links-1-label": "Leht", "links-1-url": "https://leht.naide.ee/"},
    )

    answer = member.get(member.post(address(kept), sent)["Location"])

    now = saved(kept)
    assert "Salvestatud. Muudatus on kohe lehel." in text(answer.text)
    assert (now.title_et, now.good_for_ru, now.kind, now.body) == (
        "Suur-Haanja",
        "Деревня на горе.",
        "community",
        "Uus tutvustus.",
    )
    assert (now.seeks_lead, now.voice, now.contact_name, now.link) == (True, "elder", "Salme Näide", "https://naide.ee")
    assert [(one.municipality, one.settlement, one.lat, one.lon) for one in now.places.all()] == [
        (place, "Haanja", None, None),
        (other, "", 57.812, 26.556),
    ]
    assert [(one.label, one.url) for one in now.links.all()] == [("Leht", "https://leht.naide.ee/")]
    assert list(now.topics.all()) == [topic]


def test_form_says_that_points_are_rounded(member, kept):
    assert "Punkt ümardatakse umbes 100 meetri täpsusega" in text(member.get(address(kept)).text)


def test_all_places_may_be_taken_away(member, kept):
    member.post(address(kept), filled(member, kept, **{"places-0-gone": "on"}))

    now = saved(kept)
    assert (list(now.places.all()), now.municipality) == ([], None)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title_et": ""}, ["Kirjuta kogukonna nimi."]),
        ({"contact_name": "Salme"}, ["Märgi, et inimene on nõus, või jäta nimi välja."]),
        ({"deputy_name": "Arvo"}, ["Märgi, et inimene on nõus, või jäta nimi välja."]),
        ({"places-0-lat": "57.8"}, ["Märgi nii laius kui ka pikkus või jäta mõlemad tühjaks."]),
        ({"places-0-lat": "48.1", "places-0-lon": "27"}, ["See punkt ei ole Eestis. Eestis on laius 57,5–59,7"]),
        ({"places-0-lat": "nan", "places-0-lon": "27"}, ["Kirjuta kraadid arvuna, näiteks 58,3776."]),
        ({"places-1-settlement": "Plaani"}, ["Vali ka omavalitsus või tühjenda see rida."]),
        ({"places-0-municipality_id": "4711"}, ["Sellist valikut siin ei ole. Vali loetelust."]),
        ({"links-1-url": "https://naide.ee/"}, ["Kirjuta ka, mis see on."]),
        ({"links-1-label": "Rühm"}, ["Kirjuta ka aadress või tühjenda see rida."]),
        ({"links-0-url": "javascript:alert(1)"}, ["Sellist aadressi me ei tunne."]),
        ({"link": "javascript:alert(1)"}, ["Sellist aadressi me ei tunne."]),
        ({"contact_email": "ei ole"}, ["Kontrolli e-posti aadressi."]),
        ({"body": "a" * 1_000_000}, ["Siia mahub kuni 20000 märki"]),
        ({"kind": "olematu"}, ["Sellist valikut siin ei ole. Vali loetelust."]),
    ],
)
def test_mistake_is_told_beside_its_field_and_nothing_is_lost(member, kept, changes, told):
    answer = member.post(address(kept), filled(member, kept, voice_note="kirjutatud", **changes))

    assert answer.status_code == 422
    assert [error[: len(words)] for error, words in zip(errors(answer), told, strict=True)] == told
    assert 'value="kirjutatud"' in answer.text
    assert saved(kept).voice_note == ""


def test_name_that_stands_already_needs_no_new_consent(member, place):
    named = make_community("Nimega", team=make_team("N", people.ott()), contact_name="Salme", places=(place,))

    member.post(address(named), filled(member, named, body="Uus."))

    assert (saved(named).body, saved(named).contact_name) == ("Uus.", "Salme")


def test_later_of_two_sees_both_and_loses_nothing(member, kept):
    first = filled(member, kept, body="Esimese tutvustus.", voice_note="valitud 2025")
    second = filled(member, kept, body="Teise tutvustus.", contact_phone="5551234")
    member.post(address(kept), first)

    late = member.post(address(kept), second)

    assert late.status_code == 409
    shown = text(late.text)
    assert "Keegi muutis lehte vahepeal" in shown
    assert "Lehel praegu: Esimese tutvustus. Sinu oma: Teise tutvustus." in shown
    assert saved(kept).body == "Esimese tutvustus."

    form = late.context["form"]
    fields = [*form, *(field for rows in (form.places, form.links) for row in rows.forms for field in row)]
    again = {field.html_name: field.value() for field in fields if field.value() not in (None, False, "")}
    member.post(address(kept), again)

    now = saved(kept)
    assert (now.body, now.voice_note, now.contact_phone) == ("Teise tutvustus.", "valitud 2025", "5551234")
    assert [(one.settlement, one.municipality.name) for one in now.places.all()] == [("Haanja", "Rõuge vald")]


@pytest.mark.parametrize("seen", ["", "[]", "{", '{"body": 4}'])
def test_form_that_does_not_say_what_it_saw_undoes_nothing(member, kept, seen):
    answer = member.post(address(kept), filled(member, kept, body="Uus.", seen=seen))

    assert answer.status_code == 409
    assert saved(kept).body == "Vana tutvustus."


def test_script_stays_words(member, kept):
    member.post(address(kept), filled(member, kept, body="<script>alert(1)</script>"))

    assert "<script>alert" not in member.get(kept.get_absolute_url()).text
    assert "&lt;script&gt;alert" in member.get(kept.get_absolute_url()).text


@pytest.mark.parametrize("how_many", [1, 3])
def test_form_asks_the_database_as_often_for_one_as_for_three(member, place, how_many, django_assert_num_queries):
    rows = tuple({"municipality": place, "settlement": f"Küla {n}"} for n in range(how_many))
    links = tuple((f"Link {n}", "https://naide.ee/") for n in range(how_many))
    kept = make_community("Jõe", team=make_team("J", people.ott()), places=rows, links=links)
    member.get(address(kept))

    with django_assert_num_queries(12):
        member.get(address(kept))


@pytest.mark.parametrize("seen", ['{"body": ["x"]}', '{"title_et": {"a": 1}}', "[1]", "[" * 100_000, "{"])
def test_stamps_that_nobody_made_count_as_late(client, seen):
    ott = people.sign_in(client, people.ott())
    community = make_community("Küla", team=make_team("Küla", ott))

    answer = client.post(f"/minu/kogukond/{community.pk}/", {"kind": "village", "title_et": "Minu küla", "seen": seen})

    assert answer.status_code == 409
    assert "Minu küla" in answer.text
