"""Files of resources: open only with their record, and harmless."""

from contextlib import closing
from http import HTTPStatus

import pytest
from django.http import Http404

from tests import people
from tests.factories.library import make_resource
from tests.factories.records import STATES
from veeb.library.models import ResourceFile
from veeb.library.views import admin_file
from veeb.records import publishing

pytestmark = pytest.mark.django_db
PDF = ("kava õues.pdf", b"%PDF-1.4 sisu", "application/pdf")
PICTURE = ("pilt.png", b"\x89PNG", "image/png")


def fetch(client, address: str, **headers):
    """The answer with its content read, which closes the file."""
    answer = client.get(address, headers=headers)
    answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


def address(name: str = PDF[0]) -> str:
    return ResourceFile.objects.get(name=name).get_absolute_url()


@pytest.mark.parametrize("state", STATES)
def test_file_opens_only_when_its_record_is_live(client, state):
    make_resource(state=state, files=[PDF])

    answer = fetch(client, address())

    assert answer.status_code == (200 if state == "live" else 404)


def test_file_closes_with_its_record(client):
    resource = make_resource(files=[PDF])
    publishing.withdraw(resource, by=people.juhan())

    assert fetch(client, address()).status_code == HTTPStatus.NOT_FOUND


def test_document_is_saved_under_the_name_its_sender_gave(client):
    make_resource(files=[PDF])

    answer = fetch(client, address())

    assert answer.body == PDF[1]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''kava%20%C3%B5ues.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")


def test_picture_is_shown_in_a_sandbox(client):
    make_resource(files=[PICTURE])

    answer = fetch(client, address("pilt.png"))

    assert answer["Content-Disposition"] == 'inline; filename="pilt.png"'
    assert answer["Content-Security-Policy"].startswith("sandbox;")


def test_unchanged_file_is_not_sent_twice(client):
    make_resource(files=[PDF])
    first = fetch(client, address())

    again = fetch(client, address(), if_none_match=first["ETag"])

    assert again.status_code == HTTPStatus.NOT_MODIFIED


def test_other_name_or_number_opens_nothing(client):
    make_resource(files=[PDF])
    file = ResourceFile.objects.get()

    statuses = {
        client.get(f"/failid/{pk}/{name}").status_code for pk, name in [(file.pk, "muu.pdf"), (file.pk + 1, file.name)]
    }

    assert statuses == {404}


def test_file_that_the_folder_has_lost_is_not_found(client):
    make_resource(files=[PDF])
    file = ResourceFile.objects.get()
    file.file.storage.delete(file.file.name)

    assert fetch(client, address()).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(("who", "status"), [("mari", 200), ("juhan", 200), ("ott", 404)])
def test_draft_file_opens_for_those_who_may_see_the_draft(rf, who, status):
    make_resource(state="draft", files=[PDF])
    file = ResourceFile.objects.get()
    request = rf.get("/")
    request.user = getattr(people, who)()

    if status == HTTPStatus.OK:
        with closing(admin_file(request, file.pk, file.name)) as answer:
            assert b"".join(answer.streaming_content) == PDF[1]
    else:
        with pytest.raises(Http404):
            admin_file(request, file.pk, file.name)
