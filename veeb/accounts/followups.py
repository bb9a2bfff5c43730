"""What happens to a team is announced here; rooms above enrol, so that teams need not know what they keep.

A handler runs in the transaction of the change.
"""

from collections.abc import Callable
from datetime import datetime

from .models import Team

Handler = Callable[[Team, datetime], None]
_emptied: list[Handler] = []


def when_emptied(handler: Handler) -> Handler:
    """Enrol for the moment when the last member leaves a team: `handler(team, at)`. Works as a decorator."""
    if handler not in _emptied:
        _emptied.append(handler)
    return handler


def announce_emptied(team: Team, *, at: datetime) -> None:
    """Tell all enrolled that nobody is left in this team."""
    for handler in _emptied:
        handler(team, at)
