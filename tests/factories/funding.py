"""Calls for funding for tests."""

from veeb.funding.models import Call, CallLimit

from .records import bring_to


def make_call(
    title: str = "Kogukonna kriisivoor", *, state: str = "live", topics: tuple = (), limits: tuple = (), **fields
) -> Call:
    """A call, public unless `state` says otherwise (see `bring_to`); without dates and for all Estonia.

    limits       (municipality, ceiling) pairs
    for_places   counties and municipalities that it is for
    """
    places = fields.pop("for_places", ())
    fields.setdefault("title_et", title)
    call = Call(**fields)
    call.for_counties = [place for place in places if type(place).__name__ == "County"]
    call.for_municipalities = [place for place in places if type(place).__name__ == "Municipality"]
    call.limits.set([CallLimit(municipality=municipality, ceiling=ceiling) for municipality, ceiling in limits])
    return bring_to(call, state, topics=topics)
