"""Django's own and the rooms' management commands, with the settings in force."""

from collections.abc import Sequence

from .home import start_django


def run(arguments: Sequence[str]) -> None:
    """`./kv manage …`: what follows goes to Django as it is."""
    from django.core.management import execute_from_command_line  # slow import

    start_django()
    execute_from_command_line(["./kv manage", *arguments])
