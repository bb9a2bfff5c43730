"""The private addresses of the room: a registrant's place and an organiser's desk; `visitors.tokens` makes the keys."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from veeb.visitors.tokens import make_token, read_token

from .models import Desk, Registration

# Links in letters already sent depend on these words.
SEAT = "registration.seat"
DESK = "registration.desk"


def token_of(thing: Registration | Desk) -> str:
    """The last part of the private address."""
    return make_token(thing.uid, SEAT if isinstance(thing, Registration) else DESK)


def get_registration(token: str) -> Registration:
    """The registration behind a private address, with its desk, event and municipality. Raises Http404."""
    people = Registration.objects.select_related("desk__event", "municipality")
    found = people.filter(uid=read_token(token, SEAT)).first()
    if found is None:
        raise Http404
    return found


def get_desk(token: str) -> Desk:
    """The desk behind a private address, with its event. Raises Http404, the same for every reason."""
    found = Desk.objects.select_related("event").filter(uid=read_token(token, DESK)).first()
    if found is None:
        raise Http404
    return found


def place_url(registration: Registration) -> str:
    """The whole private address of a registrant, in their language: for letters only."""
    with override(registration.language):
        return settings.SITE_URL + reverse("registration:place", args=[token_of(registration)])


def desk_url(desk: Desk) -> str:
    """The whole private address of an organiser, in their language: for letters only."""
    with override(desk.language):
        return settings.SITE_URL + reverse("registration:desk", args=[token_of(desk)])
