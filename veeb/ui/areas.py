"""Which addresses are for people who sign in; everything else is the same for everybody and reads no cookie."""

import re

# The account and a member's own pages.
FIRST_PARTS = ("konto", "minu")
MEMBERS = re.compile(rf"/(?:admin|(?:(?:ru|en)/)?(?:{'|'.join((*FIRST_PARTS, 'kutse'))}))/")
# Where editors may do what they may do in the admin: what municipalities tell is public at once.
EDITORIAL = re.compile(r"/(?:admin|(?:(?:ru|en)/)?minu/omavalitsus)/")


def is_for_members(path: str) -> bool:
    """Whether this address belongs to the admin, the account, a member's own pages, or an invitation."""
    return MEMBERS.match(path) is not None


def is_editorial(path: str) -> bool:
    """Whether editors use their rights at this address: only after a second factor."""
    return EDITORIAL.match(path) is not None
