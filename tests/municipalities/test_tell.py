"""Officials tell of their municipality: who may, what is asked, nothing lost, nobody overwritten in silence."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests import people
from tests.factories.accounts import make_official
from tests.factories.directory import make_helper
from tests.factories.municipalities import make_profile
from tests.factories.places import make_municipality
from tests.pages_of import text
from veeb.municipalities import actions
from veeb.municipalities.actions import Telling
from veeb.municipalities.models import Profile

pytestmark = pytest.mark.django_db
ADDRESS = "/minu/omavalitsus/voru-vald/"
CONTACT = {
    "role": "Kriisikoordinaator",
    "name": "",
    "deputy": "abivallavanem",
    "email": "kriis@example.org",
    "phone": "",
}
SITE = {"kind": "varjumiskoht", "name": "Kool", "source_link": "voru.example.org/kriis", "lat": "57,8", "lon": "27.0"}


@pytest.fixture
def here():
    return make_municipality("Võru vald")


@pytest.fixture
def official(here):
    user = people.ott()
    make_official(user, here)
    return user


@pytest.fixture
def signed(client, official):
    client.force_login(official)
    return client


def sent(**words) -> dict:
    """The form as a browser sends it; `contacts`, `offers`, `sites` are rows."""
    rows = {name: words.pop(name, []) for name in ("contacts", "offers", "sites")}
    data = {"since": 0, **words}
    for name, told in rows.items():
        data |= {f"{name}-TOTAL_FORMS": len(told), f"{name}-INITIAL_FORMS": 0}
        data |= {f"{name}-{number}-{field}": value for number, row in enumerate(told) for field, value in row.items()}
    return data


def test_stranger_signs_in_first(client, here):
    answer = client.get(ADDRESS)

    assert answer.status_code == HTTPStatus.FOUND
    assert ADDRESS in answer.headers["Location"].replace("%2F", "/")


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("nobody in particular", 403),
        ("official", 200),
        ("official of another", 403),
        ("former official", 403),
        ("editor", 200),
        ("reviewer", 200),
    ],
)
def test_who_may_tell(client, here, who, status):
    person = {"editor": people.mari, "reviewer": people.juhan}.get(who, people.ott)()
    if who == "official of another":
        make_official(person, make_municipality("Rõuge vald", county=here.county))
    elif "official" in who:
        make_official(person, here, until=timezone.now() if "former" in who else None)
    people.sign_in(client, person)

    assert client.get(ADDRESS).status_code == status
    assert client.post(ADDRESS, sent(about="Tere")).status_code == (303 if status == 200 else 403)
    assert Profile.objects.filter(about="Tere").exists() == (status == 200)


def test_unknown_municipality_is_not_there(signed):
    assert signed.get("/minu/omavalitsus/olematu-vald/").status_code == 404


def test_what_is_told_is_public_at_once_and_kept_as_a_revision_of_its_teller(signed, official, here):
    offers = [{"direction": "asks", "text": "Küla kontaktisik", "link": "", "until": ""}]

    answer = signed.post(ADDRESS, sent(about="Meie vald", contacts=[CONTACT], offers=offers, sites=[SITE]))

    assert answer.status_code == HTTPStatus.SEE_OTHER
    profile = Profile.objects.get(municipality=here)
    site = profile.sites.get()
    assert (site.lat, site.source_link) == (57.8, "https://voru.example.org/kriis")
    assert (profile.saved, profile.updated_by, profile.latest_revision.user) == (1, official, official)
    page = text(signed.get(here.get_absolute_url()).content.decode())
    for words in (
        "Meie vald",
        "Kriisikoordinaator",
        "asendaja: abivallavanem",
        "Küla kontaktisik",
        "Varjumiskohad",
        "Kool",
    ):
        assert words in page


def test_emptied_and_removed_rows_go_and_a_known_row_keeps_what_the_form_does_not_ask(signed, here):
    helper = make_helper()
    profile = make_profile(here, contacts=[{"role": "Üks", "helper": helper}, {"role": "Kaks"}, {"role": "Kolm"}])
    first, second, third = profile.contacts.all()
    rows = [
        {"pk": first.pk, "role": "Esimene"},
        {"pk": second.pk, "role": "Kaks", "DELETE": "on"},
        {"pk": third.pk, "role": ""},
    ]

    signed.post(ADDRESS, sent(contacts=rows))

    kept = Profile.objects.get().contacts.get()
    assert (kept.pk, kept.role, kept.helper) == (first.pk, "Esimene", helper)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ({"sites": [{**SITE, "source_link": ""}]}, "Lisa aadress, kus omavalitsus selle koha avaldas."),
        ({"sites": [{**SITE, "lat": "59.9", "lon": "20"}]}, "See punkt ei ole Eestis."),
        ({"sites": [{**SITE, "lat": "põhjas"}]}, "Kirjuta kraadid arvuna"),
        ({"sites": [{**SITE, "lon": ""}]}, "Märgi nii laius kui ka pikkus"),
        ({"sites": [{**SITE, "kind": "kelder"}]}, "Vali loetelust."),
        ({"contacts": [{**CONTACT, "role": ""}]}, "Kirjuta roll"),
        ({"contacts": [{**CONTACT, "email": "kriis"}]}, "Kontrolli e-posti aadressi."),
        ({"website": "javascript:alert(1)"}, "Sellist aadressi me ei tunne."),
        ({"about": "a" * 1_000_000}, "Siia mahub kuni 1500 märki"),
        ({"contacts": [CONTACT] * 21}, "Ridu on liiga palju: siia mahub kuni 20."),
    ],
)
def test_mistake_gets_its_sentence_and_nothing_is_lost(signed, rows, sentence):
    answer = signed.post(ADDRESS, sent(plan_note="Minu pikk tekst", **rows))

    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in text(page)
    assert "Minu pikk tekst" in page
    assert not Profile.objects.exists()


def test_script_is_shown_as_words(signed, here):
    signed.post(ADDRESS, sent(about="<script>alert(1)</script>", contacts=[{**CONTACT, "role": "<b>Roll</b>"}]))

    for address in (here.get_absolute_url(), ADDRESS):
        page = signed.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<b>Roll</b>" not in page


def test_one_more_row_without_javascript_loses_nothing_and_saves_nothing(signed):
    answer = signed.post(ADDRESS, sent(about="Pooleli", contacts=[{**CONTACT, "email": "poolik"}], lisa="contacts"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="contacts-1-role"' in page
    assert 'value="poolik"' in page
    assert "Pooleli" in page
    assert 'class="err"' not in page
    assert not Profile.objects.exists()


def test_what_somebody_else_saved_meanwhile_is_shown_beside_and_neither_is_lost(signed, here):
    actions.tell(
        Profile(municipality=here),
        Telling(words={"about": "Mari tekst"}, contacts=[{"role": "Mari roll"}]),
        by=people.mari(),
        at=timezone.now(),
    )

    answer = signed.post(ADDRESS, sent(about="Oti tekst", contacts=[CONTACT]))

    words = text(answer.content.decode())
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Mari Tamm salvestas" in words
    assert "Mari tekst" in words
    assert "Roll: Mari roll" in words
    assert "Oti tekst" in answer.content.decode()
    assert Profile.objects.get().about == "Mari tekst"
    signed.post(ADDRESS, sent(about="Oti tekst", contacts=[CONTACT], since=1))
    assert Profile.objects.get().about == "Oti tekst"


def test_pressing_twice_is_saving_once(signed):
    for _press in range(2):
        answer = signed.post(ADDRESS, sent(about="Sama", contacts=[CONTACT]))

    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert Profile.objects.get().saved == 1


def test_official_who_has_changed_municipality_is_refused_by_the_action(here, official):
    official.offices.update(until=timezone.now())

    with pytest.raises(PermissionDenied):
        actions.tell(Profile(municipality=here), Telling(words={"about": "x"}), by=official, at=timezone.now())
    assert not Profile.objects.exists()


def test_what_nobody_confirmed_for_a_year_says_so_softly(client, here):
    make_profile(here, contacts=[{"role": "Roll"}], updated_at=timezone.now() - timedelta(days=400))

    assert "Üle aasta ei ole keegi neid andmeid kinnitanud" in text(
        client.get(here.get_absolute_url()).content.decode()
    )


def test_line_of_the_box_leaves_after_its_last_day(client, here):
    today = timezone.localdate()
    rows = [("Täna veel", today), ("Läbi", today - timedelta(days=1)), ("Alati", None)]
    make_profile(here, offers=[{"direction": "offers", "text": text_, "until": until} for text_, until in rows])

    page = client.get(here.get_absolute_url()).content.decode()

    assert [words in page for words in ("Täna veel", "Läbi", "Alati")] == [True, False, True]
