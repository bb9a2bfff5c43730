"""Reads of calls for the pages of other rooms."""

from datetime import datetime, timedelta

from django.db.models import Q

from veeb.places.models import County, Municipality

from .kinds import CallState
from .models import Call
from .rows import LONG, CallRow, row_of
from .states import in_state, wall_clock

# Who plans an application wants to know of a call this long before it opens.
AHEAD = timedelta(days=60)


def open_for(municipality: Municipality, *, at: datetime) -> list[CallRow]:
    """The calls that somebody of this municipality may apply for now, or that open within 60 days: rows, in order.

    Each with the ceiling for this municipality. One query; shown by `funding/call_row.html`.
    """
    calls = Call.objects.public().for_place(municipality).filter(_open_or_soon(at))
    listed = calls.with_ceiling(municipality).in_order(at=at).defer(*LONG)
    return [row_of(call, at=at, municipality=municipality) for call in listed]


def open_in(county: County, *, at: datetime) -> list[CallRow]:
    """The same for somebody anywhere in this county, without ceilings of municipalities. One query."""
    calls = Call.objects.public().for_county(county).filter(_open_or_soon(at))
    return [row_of(call, at=at) for call in calls.in_order(at=at).defer(*LONG)]


def _open_or_soon(at: datetime) -> Q:
    soon = in_state(CallState.COMING, at) & Q(opens_on__lte=wall_clock(at)[0] + AHEAD)
    return in_state(CallState.OPEN, at) | soon
