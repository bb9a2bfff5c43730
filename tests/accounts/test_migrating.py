"""An installation that is older than one account per address is brought over."""

import importlib

import pytest
from django.apps import apps
from django.db import connection

from veeb.accounts.models import User

migration = importlib.import_module("veeb.accounts.migrations.0002_teams_and_offices")
CONSTRAINT = next(rule for rule in User._meta.constraints if rule.name == "user_email_once")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_first_of_several_accounts_keeps_their_address():
    with connection.schema_editor() as editor:
        editor.remove_constraint(User, CONSTRAINT)
    for name, mail in (("mari", "Mari@example.org"), ("mari2", "mari@example.org"), ("juhan", "juhan@example.org")):
        User.objects.create(username=name, email=mail)

    migration.one_account_per_address(apps, None)
    with connection.schema_editor() as editor:
        editor.add_constraint(User, CONSTRAINT)

    kept = dict(User.objects.values_list("username", "email"))
    assert kept == {"mari": "Mari@example.org", "mari2": "", "juhan": "juhan@example.org"}
