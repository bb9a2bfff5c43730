"""A private address is a key: it never stands in a log."""

import logging
import re

PRIVATE = re.compile(r"/panus/[0-9a-f]{16,}")


class HidePrivateAddresses(logging.Filter):
    """Writes `/panus/…` where a message names a receipt's private address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Every record passes."""
        message = record.getMessage()
        if PRIVATE.search(message):
            record.msg, record.args = PRIVATE.sub("/panus/…", message), ()
        return True
