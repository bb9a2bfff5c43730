"""Signing in with a password, for those who have one."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from .models import User
from .signing import find_account


class ByMail(ModelBackend):
    """By the account's own address and password; an unknown address takes as long as a wrong password."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **more: Any
    ) -> User | None:
        password = password or ""
        user = find_account(more.get("email") or "")
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) else None
