"""A private address is a key: it never stands in a log."""

import logging
import re

# A contribution's receipt, a registrant's own page, an organiser's desk.
PRIVATE = re.compile(r"/(panus|koht|korraldaja)/[0-9a-f]{16,}")


class HidePrivateAddresses(logging.Filter):
    """Writes `/panus/…` where a message names the private address of a receipt, and so for the others."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        message = record.getMessage()
        if PRIVATE.search(message):
            record.msg, record.args = PRIVATE.sub(r"/\1/…", message), ()
        return True
