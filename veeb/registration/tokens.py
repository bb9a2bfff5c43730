"""The private addresses of the room: a registrant's place and an organiser's desk; `visitors.tokens` makes the keys."""

from veeb.visitors.tokens import find, make_token, whole_address

from .models import Desk, Registration

# Links in letters already sent depend on these words.
SEAT = "registration.seat"
DESK = "registration.desk"


def token_of(thing: Registration | Desk) -> str:
    """The last part of the private address."""
    return make_token(thing.uid, SEAT if isinstance(thing, Registration) else DESK)


def get_registration(token: str) -> Registration:
    """The registration behind a private address, with its desk, event and municipality. Raises Http404."""
    return find(Registration.objects.select_related("desk__event", "municipality"), token, SEAT)


def get_desk(token: str) -> Desk:
    """The desk behind a private address, with its event. Raises Http404, the same for every reason."""
    return find(Desk.objects.select_related("event"), token, DESK)


def place_url(registration: Registration) -> str:
    """The whole private address of a registrant, in their language: for letters only."""
    return whole_address("registration:place", token_of(registration), language=registration.language)


def desk_url(desk: Desk) -> str:
    """The whole private address of an organiser, in their language: for letters only."""
    return whole_address("registration:desk", token_of(desk), language=desk.language)
