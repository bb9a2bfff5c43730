"""The edit screens of records in Wagtail's admin."""

import json

import pytest

from tests import people
from tests.factories.library import make_resource
from tests.factories.news import make_news
from tests.factories.topics import make_topic
from veeb.library.models import Resource
from veeb.news.models import NewsItem
from veeb.records import publishing
from veeb.records.states import State, state_of
from veeb.search.models import SearchDoc

pytestmark = pytest.mark.django_db


@pytest.fixture
def mari(client):
    person = people.mari()
    people.sign_in(client, person)
    return person


def filled(client, address: str, **changes) -> dict:
    """The form as the browser would send it back, with some fields changed."""
    form = client.get(address).context["form"]
    values = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in {**values, **changes}.items() if value not in (None, "")}


def public_titles() -> list[str]:
    return sorted(doc.titles["et"] for doc in SearchDoc.objects.all())


def test_editor_writes_a_draft_and_sends_it_to_review(client, mari):
    topic = make_topic()
    new = filled(
        client,
        "/admin/aardekast/add/",
        kind="guide",
        title_et="Külavanema käsiraamat",
        topics=[topic.pk],
        audiences=["council", "community"],
    )

    client.post("/admin/aardekast/add/", {**new, "action-submit": "1"})

    record = Resource.objects.get()
    assert (record.title_et, record.audiences) == ("Külavanema käsiraamat", ["council", "community"])
    assert list(record.fresh().topics.all()) == [topic]
    assert state_of(record) == State.REVIEW
    assert public_titles() == []


def test_record_without_a_title_is_refused_beside_the_field(client, mari):
    page = client.post("/admin/aardekast/add/", filled(client, "/admin/aardekast/add/", kind="guide"))

    assert page.context["form"].errors["title_et"] == ["Pealkiri puudub: kirjuta see vähemalt ühes keeles."]
    assert not Resource.objects.exists()


def test_title_in_russian_alone_will_do(client, mari):
    new = filled(client, "/admin/uudised/add/", title_ru="Толока в деревне", language="ru")

    client.post("/admin/uudised/add/", new)

    assert NewsItem.objects.get().title_ru == "Толока в деревне"


def test_editor_has_no_way_to_publish(client, mari):
    record = make_resource("Avalik")
    address = f"/admin/aardekast/edit/{record.pk}/"

    page = client.get(address).text
    client.post(address, {**filled(client, address, title_et="Vaikselt muudetud"), "action-publish": "1"})

    assert "action-submit" in page
    assert "action-publish" not in page
    assert "workflow-action-name" not in page
    assert public_titles() == ["Avalik"]


def test_change_to_a_public_record_stays_hidden_until_it_is_approved(client, mari):
    record = make_resource("Avalik")
    address = f"/admin/aardekast/edit/{record.pk}/"

    client.post(address, {**filled(client, address, title_et="Parem pealkiri"), "action-submit": "1"})
    assert public_titles() == ["Avalik"]
    assert state_of(record) == State.REVIEW

    publishing.approve(record, by=people.juhan())
    assert public_titles() == ["Parem pealkiri"]


def test_reviewer_has_the_three_decisions_on_the_edit_screen(client):
    record = make_resource("Ootab", state="in_review")
    people.sign_in(client, people.juhan())

    page = client.get(f"/admin/aardekast/edit/{record.pk}/").text

    for words in ("Avalda", "Küsi kaastööliselt", "Keeldu põhjusega", "Läbivaatuse lehele"):
        assert words in page
    assert "Avalda ja avalda" not in page
    assert "action-cancel-workflow" not in page


def window_of(record, action: str) -> str:
    task_state = record.current_workflow_task_state.pk
    return f"/admin/aardekast/workflow/collect_action_data/{record.pk}/{action}/{task_state}/"


@pytest.mark.parametrize(
    ("action", "sentence"),
    [("decline", "Kirjuta põhjus: ilma selleta keelduda ei saa."), ("reject", "Kirjuta, mida küsida tahad.")],
)
def test_window_of_a_decision_asks_for_words(client, action, sentence):
    record = make_resource("Ootab", state="in_review")
    people.sign_in(client, people.juhan())
    as_script = {"x-requested-with": "XMLHttpRequest"}

    opened = client.get(window_of(record, action), headers=as_script).json()
    empty = client.post(window_of(record, action), {"comment": ""}, headers=as_script).json()

    assert opened["step"] == "action"
    assert sentence in empty["html"]


def test_decline_in_the_edit_screen_ends_the_review(client):
    record = make_resource("Ootab", state="in_review")
    people.sign_in(client, people.juhan())
    address = f"/admin/aardekast/edit/{record.pk}/"
    decision = {
        "action-workflow-action": "1",
        "workflow-action-name": "decline",
        "workflow-action-extra-data": json.dumps({"comment": "Ei sobi siia."}),
    }

    client.post(address, {**filled(client, address), **decision})

    assert state_of(record) == State.DRAFT
    assert "Keeldus: Ei sobi siia." in client.get(f"/admin/aardekast/history/{record.pk}/").text


def test_decline_without_words_by_a_forged_request_changes_nothing(client):
    record = make_resource("Ootab", state="in_review")
    people.sign_in(client, people.juhan())
    address = f"/admin/aardekast/edit/{record.pk}/"
    forged = {"action-workflow-action": "1", "workflow-action-name": "decline", "workflow-action-extra-data": "{}"}

    client.post(address, {**filled(client, address), **forged})

    assert state_of(record) == State.REVIEW


@pytest.mark.parametrize("words", ["oppimine", "Õppimine", "õppim", "OPPIMINE"])
def test_list_finds_a_title_with_and_without_dots(client, mari, words):
    make_resource("Õppimine ja tegu")
    make_resource("Muu asi")

    page = client.get("/admin/aardekast/", {"q": words})

    assert [str(found) for found in page.context["object_list"]] == ["Õppimine ja tegu"]


def test_list_narrows_by_state(client, mari):
    make_resource("Avalik")
    make_resource("Ootab", state="in_review")
    make_resource("Mustand", state="draft")
    make_resource("Homme", state="scheduled")
    make_resource("Ära võetud", state="withdrawn")

    found = {
        state: [str(record) for record in client.get("/admin/aardekast/", {"state": state}).context["object_list"]]
        for state in ("live", "review", "draft", "scheduled", "withdrawn")
    }

    assert found == {
        "live": ["Avalik"],
        "review": ["Ootab"],
        "draft": ["Mustand"],
        "scheduled": ["Homme"],
        "withdrawn": ["Ära võetud"],
    }


@pytest.mark.parametrize("address", ["/admin/aardekast/", "/admin/uudised/", "/admin/teemad/"])
def test_list_asks_the_database_the_same_number_of_times(client, mari, address, django_assert_max_num_queries):
    counts = []
    for _round in range(2):
        for number in range(2):
            make_resource(f"Juhend {number}")
            make_news(f"Uudis {number}", state="in_review")
            make_topic(f"Teema {_round}{number}")
        client.get(address)  # Wagtail remembers permissions and content types
        with django_assert_max_num_queries(60) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("address", ["/admin/aardekast/", "/admin/reports/site-history/"])
def test_list_is_exported_and_a_title_cannot_become_a_formula(client, address):
    people.sign_in(client, people.piret())
    make_resource("=HYPERLINK(1)", state="in_review")

    sheet = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()

    assert "'=HYPERLINK(1)" in sheet


def test_fields_of_other_kinds_are_not_in_the_way(client, mari):
    page = client.get(f"/admin/aardekast/edit/{make_resource(kind='law').pk}/").text

    assert "Õigusakt" in page
    assert "milliseid ressursse kasutati" not in page.lower()


@pytest.mark.parametrize(("make", "menu"), [(make_resource, "aardekast"), (make_news, "uudised")])
def test_preview_shows_the_draft_in_a_frame_of_the_admin(client, mari, make, menu):
    record = make("Avalik")
    client.post(
        f"/admin/{menu}/preview/{record.pk}/",
        filled(client, f"/admin/{menu}/edit/{record.pk}/", title_et="Alles kavand"),
    )

    page = client.get(f"/admin/{menu}/preview/{record.pk}/", {"in_preview_panel": "true"})

    assert "Alles kavand" in page.text
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]
