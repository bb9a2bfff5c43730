"""On SQLite, what is lost with a rebuilt table comes back."""

import pytest
from django.db import connection

from tests.factories.library import make_resource
from veeb.search import queries, triggers

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no triggers of ours")
def test_missing_triggers_are_made_again_and_the_index_is_filled():
    with connection.cursor() as cursor:
        for name in triggers.TRIGGERS:
            cursor.execute(f"DROP TRIGGER {name}")
    make_resource("Talgud")
    assert queries.find("talgud").total == 0

    triggers.ensure()
    triggers.ensure()

    assert queries.find("talgud").total == 1
    make_resource("Teised talgud")
    assert queries.find("talgud").total == 2
