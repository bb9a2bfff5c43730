"""Takes away the second factor of somebody who has lost it, for the operator at the server."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from veeb.accounts import second_factor
from veeb.accounts.signing import find_account


class Command(BaseCommand):
    help = "Eemaldab konto teise sammu ja lõpetab seansid: ./kv manage reset_second_factor nimi@asutus.ee"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("mail")

    def handle(self, *args: Any, mail: str, **options: Any) -> None:
        user = find_account(mail)
        if user is None:
            raise CommandError(f"Aadressiga {mail} kontot ei ole.")
        second_factor.reset(user, by=None)
        self.stdout.write(f"Konto {user.email} teine samm on eemaldatud; järgmisel sisselogimisel lisatakse uus.")
