"""Follow-ups of a change: upper rooms enrol here, so the publisher need not know them.

A handler is given (model, pk), looks at what is true now and is never told what happened, so it may run twice.
"""

import logging
from collections.abc import Callable

from django.db import transaction
from django.db.models import Model

Handler = Callable[[type[Model], int], None]

logger = logging.getLogger(__name__)
_within: list[Handler] = []
_after: list[Handler] = []


def within_change(handler: Handler) -> Handler:
    """Enrol for the transaction that changes a thing's public face (the projection). Works as a decorator."""
    if handler not in _within:
        _within.append(handler)
    return handler


def after_change(handler: Handler) -> Handler:
    """Enrol for the time after the commit: effects outside the database, such as mail. Works as a decorator."""
    if handler not in _after:
        _after.append(handler)
    return handler


def announce(model: type[Model], pk: int) -> None:
    """Tell all enrolled that the public face of this thing may have changed.

    Handlers of `within_change` run now, in one transaction with the caller's; those of `after_change` after the
    commit, where a failing one is logged and does not stop the others.
    """
    with transaction.atomic():
        for handler in _within:
            handler(model, pk)
        transaction.on_commit(lambda: _run_after(model, pk))


def _run_after(model: type[Model], pk: int) -> None:
    for handler in _after:
        try:
            handler(model, pk)
        except Exception:
            logger.exception("Follow-up %s failed for %s %s", handler.__name__, model.__name__, pk)
