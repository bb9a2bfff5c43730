"""How often somebody may try to sign in, counted in the database: it holds however many processes answer."""

from http import HTTPStatus

from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from veeb.visitors import guard

# An hour. A whole office may sit behind one address of the network.
PER_SENDER = 60
# An hour, for one account or one mail address, known or not: so many letters can a stranger make us send.
PER_ADDRESS = {"code": 5, "password": 10, "confirm": 10, "second": 10}


def count(request: HttpRequest, what: str, *, whom: str = "") -> None:
    """Count one more try of this sender, and at `whom` (an address, an account), a key of PER_ADDRESS.

    Raises ImmediateHttpResponse (429) when it is one too many; allauth's middleware gives that to the visitor.
    """
    within = guard.allow(guard.senders(request)[0], what, limit=PER_SENDER)
    if within and whom:
        within = guard.allow(_hidden(whom), f"{what}*", limit=PER_ADDRESS[what])
    if not within:
        raise _too_many(request)


def is_first_use(account: int, code: str) -> bool:
    """Whether this code of an app has not opened this account before: it opens once, in whichever process."""
    return guard.allow(_hidden(f"{account}:{code}"), "totp", limit=1)


def _hidden(text: str) -> str:
    """No address stands in the table of counts."""
    return salted_hmac("accounts.limits", text.strip().lower(), algorithm="sha256").hexdigest()


def _too_many(request: HttpRequest) -> ImmediateHttpResponse:
    wait_min = 60 - timezone.now().minute
    context = {"wait_min": wait_min}
    response = render(request, "accounts/too_many.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(wait_min * 60)
    response["Cache-Control"] = "private, no-store"
    return ImmediateHttpResponse(response)
