"""Who an address belongs to, accounts made for people by others, and signing somebody in."""

from itertools import count

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from .models import User

LONGEST_USERNAME = 150


def find_account(mail: str) -> User | None:
    """The active account of this address, however it is spelt in capitals. The one rule for every way of signing in."""
    mail = mail.strip()
    # An account without an address is nobody's to open.
    return User.objects.filter(email__iexact=mail, is_active=True).first() if mail else None


def account_for(mail: str, *, name: str = "", language: str = "et") -> User:
    """The account of this address; a new one without a password when there is none.

    May run twice at once without harm. Gives also an account that has been shut: `sign_in` refuses it.
    """
    mail = mail.strip().lower()
    if known := User.objects.filter(email__iexact=mail).first():
        return known
    first_name, _space, last_name = name.strip().partition(" ")
    user = User(username=free_username(mail), email=mail, language=language)
    user.first_name, user.last_name = first_name[:150], last_name.strip()[:150]
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        # Somebody opened the same letter in two windows.
        return User.objects.get(email__iexact=mail)
    return user


def free_username(mail: str) -> str:
    """A name for the account that nobody has: its address, or that with a number. No screen asks for it."""
    first = mail.strip().lower()[: LONGEST_USERNAME - 5]
    names = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(name for name in names if not User.objects.filter(username=name).exists())


def sign_in(request: HttpRequest, user: User, *, onward: str = "") -> HttpResponse:
    """Sign somebody in whose address is proved, by a private link sent there, and go on to `onward` (else `/minu/`).

    The answer must be given to the visitor: whoever has a second factor is asked for it first, a shut account is
    refused. Starts a new session.
    """
    record_authentication(request, user, method="link")
    return perform_login(request, user, redirect_url=onward or None, email=user.email)
