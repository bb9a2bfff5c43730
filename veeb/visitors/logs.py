"""A private address is a key: it never stands in a log."""

import logging
import re

# A contribution's receipt, a registrant's own page, an organiser's desk, a question, a helper's record, an invitation.
FIRST_PARTS = ("panus", "koht", "korraldaja", "kysimus", "minu-kirje", "kutse")
# Also what a mail program made of the address.
PRIVATE = re.compile(rf"({'|'.join(FIRST_PARTS)})(/|%2f)[^/\s]{{16,}}", re.IGNORECASE)


class HidePrivateAddresses(logging.Filter):
    """Writes `/panus/…` where a message names the private address of a receipt, and so for the others."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        message = record.getMessage()
        if PRIVATE.search(message):
            record.msg, record.args = PRIVATE.sub(r"\1/…", message), ()
        return True
