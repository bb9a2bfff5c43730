"""The private address of an invitation; `visitors.tokens` makes its key."""

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from veeb.visitors.tokens import make_token, read_token

from .models import Invitation

# Links in letters already sent depend on this word.
PURPOSE = "accounts.invitation"


def token_of(invitation: Invitation) -> str:
    """The last part of the private address."""
    return make_token(invitation.uid, PURPOSE)


def get_invitation(token: str) -> Invitation:
    """The invitation behind a private address, with its team, municipality and inviter. Raises Http404."""
    known = Invitation.objects.select_related("team", "municipality__county", "invited_by")
    found = known.filter(uid=read_token(token, PURPOSE)).first()
    if found is None:
        raise Http404
    return found


def invitation_url(invitation: Invitation) -> str:
    """The whole private address, in the language of the invited: for letters only."""
    with override(invitation.language):
        return settings.SITE_URL + reverse("members:invitation", args=[token_of(invitation)])
