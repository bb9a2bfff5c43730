"""`./kv` lists its commands, and turns what a person can mend into one sentence."""

import importlib

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from config.launcher import __main__ as launcher
from config.launcher import home, manage
from config.launcher.commands import COMMANDS
from config.launcher.trouble import Trouble


@pytest.fixture
def failing(monkeypatch):
    """Makes every management command fail with the given error."""

    def fail_with(error):
        def run(_arguments):
            raise error

        monkeypatch.setattr(manage, "run", run)

    return fail_with


def test_list_names_every_command_with_what_it_does(capsys):
    assert launcher.main([]) == 0

    listed = [line.split(maxsplit=2) for line in capsys.readouterr().out.splitlines() if line.startswith("  ./kv")]
    assert listed == [["./kv", command.name, command.help] for command in COMMANDS]


@pytest.mark.parametrize("command", [command for command in COMMANDS if command.module], ids=lambda each: each.name)
def test_every_command_has_its_run(command):
    assert callable(importlib.import_module(f"config.launcher.{command.module}").run)


def test_unknown_command_is_named_and_the_list_shown(capsys):
    assert launcher.main(["upp"]) == 2

    assert capsys.readouterr().err.startswith("Käsku „upp“ ei ole.\n\nKogukonnaveeb")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Trouble("Ketas on täis."), "Ketas on täis."),
        (ImproperlyConfigured("KV_DEBUG peab olema 1 või 0"), "Seadistus on vale: KV_DEBUG peab olema 1 või 0"),
        (
            OperationalError("connection refused\nIs the server running?"),
            "Andmebaas ei vasta nii, nagu peab (connection refused); kontrollige DATABASE_URL-i ja kettaruumi.",
        ),
    ],
)
def test_trouble_is_one_sentence_without_a_traceback(error, sentence, failing, capsys):
    failing(error)

    assert launcher.main(["starter"]) == 1

    assert capsys.readouterr().err == f"{sentence}\n"


def test_installation_of_a_kind_we_do_not_know_is_refused(monkeypatch):
    monkeypatch.setenv("KV_ENV", "prod")

    with pytest.raises(Trouble, match="KV_ENV on kas „production“ või jääb määramata, aga on „prod“"):
        home.is_production()


def test_fault_of_ours_is_shown_whole(failing):
    failing(ZeroDivisionError("viga meie koodis"))

    with pytest.raises(ZeroDivisionError):
        launcher.main(["starter"])


def test_interruption_has_the_shells_own_code(failing):
    failing(KeyboardInterrupt())

    assert launcher.main(["starter"]) == 130
