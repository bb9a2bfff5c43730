"""The spam guard: who sends, how often, and what makes a sending doubtful. It never throws anything away."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from . import proof
from .models import Doubt, SenderCount

FEWEST_SECONDS = 8
# A form is filled in several goes, each may carry files.
TRIES_PER_SENDING = 6
HOME_PREFIX = 64


def is_cross_site(request: HttpRequest) -> bool:
    """Whether a browser says that another site sent this form.

    The page is cached for everybody, so it can carry no CSRF token. Browsers tell where a POST comes from
    (Fetch Metadata; Origin, RFC 6454), and our forms use no cookie that another site could ride on.
    "null" is what our own private pages send, since their Referrer-Policy hides the origin.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = request.headers.get("Origin", "null")
    # Not parsed: a stranger may send anything here.
    host = origin.partition("://")[2]
    return origin != "null" and host not in {request.get_host(), urlsplit(settings.SITE_URL).netloc}


def senders(request: HttpRequest, *, at: datetime | None = None) -> tuple[str, str]:
    """The sender as today's hash and as yesterday's: the second knows somebody again who sends around midnight."""
    today = timezone.localdate(at)
    address = _network(client_address(request))
    return _hash(address, today), _hash(address, today - timedelta(days=1))


def client_address(request: HttpRequest) -> str:
    """The address that our outermost proxy saw (setting TRUSTED_PROXIES); what stands left of it anyone could write."""
    direct = request.META.get("REMOTE_ADDR", "")
    proxies = settings.TRUSTED_PROXIES
    if not proxies:
        return direct
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return seen[-proxies] if len(seen) >= proxies and seen[-proxies] else direct


def _network(address: str) -> str:
    """An IPv6 home has a whole /64 to itself; IPv4 stays as it is. What is no address stays as written."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(int(parsed) >> (128 - HOME_PREFIX))
    return str(parsed)


def _hash(address: str, day: date) -> str:
    """The salt of a day comes from the secret key, so several processes agree and nobody else can count back.

    Its name is as old as the hashes that receipts hold: with another one, nobody would be known again.
    """
    salt = hmac.digest(settings.SECRET_KEY.encode(), f"contribute.sender:{day}".encode(), "sha256")
    return hmac.new(salt, address.encode(), hashlib.sha256).hexdigest()


def allow(sender: str, what: str, *, limit: int, at: datetime | None = None) -> bool:
    """Count one more and say whether it was within `limit` an hour.

    One conditional update, so it holds with any number of processes on one database.
    """
    key = {"sender": sender, "what": what, "hour": _hour(at or timezone.now())}
    below = SenderCount.objects.filter(**key, count__lt=limit)
    if below.update(count=F("count") + 1):
        return True
    try:
        with transaction.atomic():
            SenderCount.objects.create(**key)
    except IntegrityError:
        # The hour's row was there: full, or made just now by another process.
        return bool(below.update(count=F("count") + 1))
    return limit > 0


def may_try(request: HttpRequest) -> bool:
    """Whether this sender may have one more form looked into; each can bring files to the disk."""
    limit = settings.CONTRIBUTE_PER_HOUR * TRIES_PER_SENDING
    return allow(senders(request)[0], "try", limit=limit)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def doubts(request: HttpRequest, typed: Mapping[str, str]) -> list[str]:
    """Why this one should wait among the doubtful; empty for an ordinary one. `typed` are the guard's hidden fields."""
    found = []
    if typed.get("honeypot"):
        found.append(Doubt.HONEYPOT)
    if not typed.get("client_key"):
        found.append(Doubt.NO_SCRIPT)
    elif _seconds(typed) < FEWEST_SECONDS:
        found.append(Doubt.TOO_FAST)
    if not (request.headers.get("Sec-Fetch-Site") or request.headers.get("Origin")):
        found.append(Doubt.FOREIGN)
    if settings.CONTRIBUTE_PROOF_OF_WORK and not proof.accept(typed.get("proof", ""), typed.get("client_key", "")):
        found.append(Doubt.NO_PROOF)
    return [str(doubt.value) for doubt in found]


def _seconds(typed: Mapping[str, str]) -> int:
    value = typed.get("seconds", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0  # noqa: PLR2004 (30 years)


def forget(*, at: datetime) -> None:
    """Counts are of use for an hour, hashes for a day."""
    SenderCount.objects.filter(hour__lt=at - timedelta(days=1)).delete()
