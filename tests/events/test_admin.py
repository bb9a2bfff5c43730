"""The calendar's screens in the admin."""

from datetime import date, datetime, timedelta
from http import HTTPStatus

import pytest
from django.utils import timezone

from tests import people
from tests.factories.events import MORNING, make_event, session
from tests.factories.places import make_county
from veeb.events.models import Event
from veeb.records.states import State, state_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

ADD = "/admin/kalender/add/"
FORMSETS = ("sessions", "overrides")


def filled(client, address: str, **changes) -> dict:
    """The form as the browser would send it back, with some fields changed; `sessions` and `overrides` are new rows."""
    form = client.get(address).context["form"]
    added = {name: changes.pop(name, []) for name in FORMSETS}
    values = {bound.html_name: bound.value() for bound in form}
    for name, formset in form.formsets.items():
        values |= {bound.html_name: bound.value() for bound in formset.management_form}
        values |= {bound.html_name: bound.value() for row in formset.initial_forms for bound in row}
        first = formset.initial_form_count()
        values[f"{name}-TOTAL_FORMS"] = first + len(added[name])
        for number, row in enumerate(added[name], first):
            values |= {f"{name}-{number}-{field}": value for field, value in row.items()}
    return {name: value for name, value in {**values, **changes}.items() if value is not None and value is not False}


@pytest.fixture
def juhan(client):
    people.sign_in(client, people.juhan())
    return people.juhan()


def day(starts_on: str, starts_at: str = "10:00", ends_at: str = "16:00", **more) -> dict:
    return {"starts_on": starts_on, "starts_at": starts_at, "ends_at": ends_at, **more}


def test_reviewer_mends_the_rule_and_publishes_an_event_of_two_days(client, juhan):
    days = [day("2027-06-07", title="Esimene päev"), day("2027-06-08", agenda="10.00 Kogunemine")]
    new = filled(
        client,
        ADD,
        title_et="Kriisiplaani koolitus",
        sessions=days,
        rule="FREQ=SECONDLY",
        questions="Kas vajad öömaja?\n\n Mis keeles? ",
        access=["wheelchair"],
    )

    refused = client.post(ADD, new)

    assert refused.context["form"].errors == {"rule": ["Sündmus võib korduda kõige tihedamini iga päev."]}
    assert "Esimene päev" in refused.text
    assert "10.00 Kogunemine" in refused.text
    assert not Event.objects.exists()

    client.post(ADD, {**new, "rule": "RRULE:FREQ=WEEKLY;COUNT=2", "action-submit": "1"})

    event = Event.objects.get()
    assert state_of(event) == State.REVIEW
    client.post(f"/admin/labivaatus/event/{event.pk}/", decision(event))
    event = Event.objects.get()
    assert (event.live, event.rule) == (True, "FREQ=WEEKLY;COUNT=2")
    assert (event.questions, event.access) == (["Kas vajad öömaja?", "Mis keeles?"], ["wheelchair"])
    assert list(event.occurrences.values_list("day", flat=True)) == [
        date(2027, 6, 7),
        date(2027, 6, 8),
        date(2027, 6, 14),
    ]


def decision(event: Event) -> dict:
    from veeb.contribute.deciding import seen_of  # leaf

    return {"action": "approve", "seen": seen_of(event)}


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"rule": "FREQ=DAILY;COUNT=2", "sessions": []}, "rule", "Lisa esimene päev: reegel kordab seda."),
        ({"rule": "FREQ=WEEKLY;UNTIL=20270101"}, "rule", "Kordumine lõpeb enne, kui sündmus algab."),
        ({"standing": "cancelled"}, "standing_reason", "Kirjuta ka põhjus"),
        ({"capacity": "0", "joining": "seat"}, "capacity", "Kohti peab olema vähemalt üks."),
        ({"joining": "link"}, "joining_link", "Lisa link"),
        ({"closes_on": "2027-06-09"}, "closes_on", "Tähtpäev on pärast algust."),
        ({"zone": "Eesti"}, "zone", ""),
    ],
)
def test_mistake_is_told_beside_its_field(client, juhan, changes, field, sentence):
    changes = {"sessions": [day("2027-06-07")], **changes}

    page = client.post(ADD, filled(client, ADD, title_et="Koolitus", **changes))

    errors = page.context["form"].errors
    assert list(errors) == [field]
    assert errors[field][0].startswith(sentence)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        ([day("2027-06-07"), day("2027-06-07")], "starts_on", "Kaks päeva algavad samal ajal."),
        ([day("2027-06-07", "16:00", "10:00")], "ends_at", "Sündmus lõpeb enne, kui algab."),
        ([day("1899-06-07")], "starts_on", "Aasta 1899 ei sobi"),
        ([day("", title="Päev ilma kuupäevata")], "starts_on", ""),
    ],
)
def test_mistake_in_a_day_is_told_in_its_row(client, juhan, days, field, sentence):
    page = client.post(ADD, filled(client, ADD, title_et="Koolitus", sessions=days))

    errors = page.context["form"].formsets["sessions"].forms[-1].errors
    assert list(errors) == [field]
    assert errors[field][0].startswith(sentence)
    assert not Event.objects.exists()


def test_exception_of_a_time_that_there_is_not_is_told_in_its_row(client, juhan):
    exceptions = [
        {"was_on": "2027-06-14", "was_at": "10:00", "is_dropped": "on", "reason": "Vaheaeg"},
        {"was_on": "2027-06-15", "was_at": "10:00", "is_dropped": "on", "reason": "Eksitus"},
    ]
    new = filled(
        client,
        ADD,
        title_et="Koolitus",
        rule="FREQ=WEEKLY;COUNT=3",
        sessions=[day("2027-06-07")],
        overrides=exceptions,
    )

    page = client.post(ADD, new)

    rows = page.context["form"].formsets["overrides"].forms
    assert [list(row.errors) for row in rows] == [[], ["was_on"]]


def test_exception_says_when_it_is_instead_or_that_it_is_not(client, juhan):
    exception = {"was_on": "2027-06-14", "was_at": "10:00", "reason": "Saal on hõivatud"}
    new = filled(client, ADD, title_et="Koolitus", sessions=[day("2027-06-14")], overrides=[exception])

    [row] = client.post(ADD, new).context["form"].formsets["overrides"].forms

    assert row.errors == {"starts_on": ["Kirjuta uus kuupäev või märgi, et see kord jääb ära."]}


def test_days_of_a_public_event_keep_their_rows_when_it_is_edited(client, juhan):
    event = make_event(sessions=[session(MORNING), session(MORNING + timedelta(days=1))])
    address = f"/admin/kalender/edit/{event.pk}/"
    before = [one.pk for one in event.ordered_sessions()]

    client.post(address, filled(client, address, title_et="Uus nimi", sessions=[day("2027-06-09")]))

    event = Event.objects.get()
    assert [one.pk for one in event.ordered_sessions()] == before
    assert [one.pk for one in event.fresh().ordered_sessions()] == [*before, None]


def test_zone_that_came_with_an_event_stays_on_offer(client, juhan):
    event = make_event(zone="America/New_York")
    address = f"/admin/kalender/edit/{event.pk}/"

    client.post(address, filled(client, address, title_et="Uus nimi"))

    assert Event.objects.get().fresh().zone == "America/New_York"


def test_reviewer_cancels_with_a_reason_and_takes_it_back(client, juhan):
    event = make_event()
    address = f"/admin/kalender/{event.pk}/toimumine/"

    assert client.post(address, {"reason": ""}).context["form"].errors["reason"]
    client.post(address, {"reason": "Torm"})

    assert Event.objects.get().standing == "cancelled"
    assert "Toimub siiski" in client.get(f"/admin/kalender/edit/{event.pk}/").text

    client.post(address)

    assert Event.objects.get().standing == "planned"


def test_event_that_is_over_is_not_cancelled(client, juhan):
    event = make_event(starts=datetime(2024, 3, 5, 10))

    client.post(f"/admin/kalender/{event.pk}/toimumine/", {"reason": "Torm"})

    assert Event.objects.get().standing == "planned"


@pytest.mark.parametrize(("person", "status"), [(people.mari, HTTPStatus.FOUND), (people.ott, HTTPStatus.FORBIDDEN)])
def test_only_reviewers_cancel(client, person, status):
    event = make_event()
    people.sign_in(client, person())

    answer = client.post(f"/admin/kalender/{event.pk}/toimumine/", {"reason": "Torm"})

    assert answer.status_code == status
    assert Event.objects.get().standing == "planned"


def test_editor_sees_no_way_to_cancel(client):
    event = make_event()
    people.sign_in(client, people.mari())

    page = client.get(f"/admin/kalender/edit/{event.pk}/")

    assert page.status_code == HTTPStatus.OK
    assert "toimumine" not in page.text


def titles(client, **filters) -> set[str]:
    return {str(event) for event in client.get("/admin/kalender/", filters).context["object_list"]}


def test_list_is_narrowed_by_what_when_and_where(client, juhan):
    county = make_county()
    soon = timezone.localtime() + timedelta(days=3)
    make_event("Tulemas", starts=soon.replace(tzinfo=None), kind="seminar", county=county)
    make_event("Mustand", starts=soon.replace(tzinfo=None), state="draft", joining="seat")
    make_event("Möödas", starts=datetime(2024, 3, 5, 10), standing="cancelled", standing_reason="Torm")
    make_event("Iga kuu", starts=datetime(2024, 3, 5, 10), rule="FREQ=MONTHLY")

    assert titles(client, time="tulemas") == {"Tulemas", "Mustand", "Iga kuu"}
    assert titles(client, time="moodas") == {"Möödas"}
    assert titles(client, kind="seminar") == titles(client, county=county.pk) == {"Tulemas"}
    assert titles(client, standing="cancelled") == {"Möödas"}
    assert titles(client, joining="seat") == {"Mustand"}


def test_list_goes_by_the_first_day(client, juhan):
    make_event("Hiljem", sessions=[session(MORNING + timedelta(days=1))])
    make_event("Varem", sessions=[session(MORNING + timedelta(days=9)), session(MORNING)])

    found = client.get("/admin/kalender/", {"ordering": "first_day"}).context["object_list"]

    assert [str(event) for event in found] == ["Varem", "Hiljem"]


def test_history_tells_what_was_done(client, juhan):
    event = make_event()
    client.post(f"/admin/kalender/{event.pk}/toimumine/", {"reason": "Torm"})

    assert "Märkis ärajäävaks: Torm" in client.get(f"/admin/kalender/history/{event.pk}/").text
