"""Which addresses are for people who sign in; everything else is the same for everybody and reads no cookie."""

import re

MEMBERS = re.compile(r"/(?:admin|(?:(?:ru|en)/)?(?:konto|minu|kutse))/")


def is_for_members(path: str) -> bool:
    """Whether this address belongs to the admin, the account, a member's own pages, or an invitation."""
    return MEMBERS.match(path) is not None
