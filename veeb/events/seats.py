"""Seats, seen from below: the room that gives them enrols here, so that the calendar need not know it."""

from collections.abc import Callable, Iterable

Counter = Callable[[Iterable[int]], dict[int, int]]

_counters: list[Counter] = []


def enrol(counter: Counter) -> Counter:
    """`counter(ids of events)` gives event id → how many have a seat; one query, whatever their number."""
    if counter not in _counters:
        _counters.append(counter)
    return counter


def taken(events: Iterable[int]) -> dict[int, int]:
    """Event id → how many seats are taken; events without any are left out."""
    ids = list(events)
    return {pk: count for counter in _counters for pk, count in counter(ids).items()} if ids else {}
