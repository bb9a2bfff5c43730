"""`./kv admin`: makes an administrator, asking at the terminal or reading the environment."""

import getpass
import os
import sys
from collections.abc import Sequence
from typing import Any

from .home import start_django
from .trouble import Trouble


def run(_arguments: Sequence[str]) -> None:
    """Make an active superuser who signs in with an e-mail address. Raises Trouble on a bad address or password."""
    start_django()
    from django.contrib.auth import get_user_model  # app ready
    from django.db import connection  # slow import

    users = get_user_model()
    if users._meta.db_table not in connection.introspection.table_names():
        raise Trouble("Andmebaasi veel ei ole; käivitage enne ./kv up.")
    email = _checked_email(os.environ.get("KV_ADMIN_EMAIL") or _ask("E-post: "))
    if known := users.objects.filter(email__iexact=email).first():
        raise Trouble(f"Konto {email} on juba olemas; parooli vahetab ./kv manage changepassword {known.username}.")
    password = os.environ.get("KV_ADMIN_PASSWORD") or _ask_password()
    _check_password(password, users(username=email, email=email))
    users.objects.create_superuser(username=email, email=email, password=password)
    print(f"Peakasutaja {email} on loodud; sisse saab aadressil /konto/sisse/parool/.")
    print("Esimesel korral lisage teine samm: pääsuvõti või koodirakendus. Alles siis avaneb /admin/.")


def _ask(question: str) -> str:
    _need_a_person()
    return input(question)


def _ask_password() -> str:
    _need_a_person()
    password = getpass.getpass("Parool: ")
    if getpass.getpass("Parool uuesti: ") != password:
        raise Trouble("Paroolid ei ole ühesugused; proovige uuesti.")
    return password


def _need_a_person() -> None:
    if not sys.stdin.isatty():
        raise Trouble("Küsida ei saa kelleltki; andke väärtused keskkonnaga: KV_ADMIN_EMAIL ja KV_ADMIN_PASSWORD.")


def _checked_email(text: str) -> str:
    from django.core.exceptions import ValidationError  # slow import
    from django.core.validators import validate_email  # slow import

    email = text.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise Trouble(f"„{email}“ ei ole e-posti aadress.") from error
    return email


def _check_password(password: str, user: Any) -> None:
    from django.contrib.auth.password_validation import validate_password  # slow import
    from django.core.exceptions import ValidationError  # slow import

    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Trouble("Parool ei sobi: " + " ".join(error.messages)) from error
