"""The private address of an invitation; `visitors.tokens` makes its key."""

from veeb.visitors.tokens import find, make_token, whole_address

from .models import Invitation

# Links in letters already sent depend on this word.
PURPOSE = "accounts.invitation"


def token_of(invitation: Invitation) -> str:
    """The last part of the private address."""
    return make_token(invitation.uid, PURPOSE)


def get_invitation(token: str) -> Invitation:
    """The invitation behind a private address, with its team, municipality and inviter. Raises Http404."""
    known = Invitation.objects.select_related("team", "municipality__county", "invited_by")
    return find(known, token, PURPOSE)


def invitation_url(invitation: Invitation) -> str:
    """The whole private address, in the language of the invited: for letters only."""
    return whole_address("members:invitation", token_of(invitation), language=invitation.language)
