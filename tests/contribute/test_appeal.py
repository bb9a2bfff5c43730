"""Who was stopped by the guard may say so."""

import pytest
from django.core import mail as outbox_of

from tests import people
from tests.factories.contribute import SAME_SITE
from tests.pages_of import text
from veeb.contribute.models import Appeal


@pytest.mark.django_db
def test_appeal_is_kept_and_reaches_the_administrators(client, settings, django_capture_on_commit_callbacks):
    settings.CONTACT_EMAIL = "abi@example.org"
    people.piret()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            "/panusta/vaidlusta/", {"text": "Saadame klassiga.", "contact": "liis@example.org"}, **SAME_SITE
        )

    assert "Sõnum on kohal" in text(answer.text)
    assert Appeal.objects.get().text == "Saadame klassiga."
    assert sorted(letter.to[0] for letter in outbox_of.outbox) == ["abi@example.org", "piret@example.org"]
    assert "Saadame klassiga." in outbox_of.outbox[0].body


@pytest.mark.django_db
def test_empty_appeal_is_told_and_a_flood_of_them_is_stopped(client):
    empty = client.post("/panusta/vaidlusta/", {}, **SAME_SITE)
    flood = [client.post("/panusta/vaidlusta/", {"text": f"Palun {n}"}, **SAME_SITE) for n in range(6)]

    assert empty.status_code == 422
    assert "Kirjuta paar sõna, mida sa saata tahtsid." in text(empty.text)
    assert [answer.status_code for answer in flood] == [200] * 5 + [429]
    assert Appeal.objects.count() == 5
