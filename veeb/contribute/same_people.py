"""Is this community or helper here already? By name and municipality; by link or nearly the same name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from veeb.communities.models import Community
from veeb.directory.models import Helper
from veeb.records.candidates import Candidate
from veeb.search.kinds import Home
from veeb.tools.text import fold

from .identifiers import normal_address
from .same import BY_ADDRESS, Hit, Same, by_title, docs_in, first_of, of_records, with_value

BY_NAME_AND_PLACE, BY_NAME = _("sama nimi samas kohas"), _("väga sarnane nimi")
# Words that tell what a community is; people say them or leave them out. Folded.
SORTS = re.compile(
    r"\b(kula(selts|kogukond)?|alevik|alev|linn|linnaosa|asum|kogukond|korteriuhistu|uhistu|ku|mtu|selts|village|community)\b"
)


def find_same_community(candidate: Candidate) -> list[Same]:
    """Communities of the same name in one of its municipalities; "Haanja küla" and "Haanja" are one name there."""
    wanted = bare_name(candidate.title)
    titles = _near(candidate).values_list("pk", "title_et", "title_ru", "title_en")
    same = {pk for pk, *names in titles if wanted in {bare_name(name) for name in names if name}}
    found = first_of(of_records(Community, same, BY_NAME_AND_PLACE))
    # As `communities:ask` has it, in the language on screen.
    return [replace(one, keep_url=f"{one.url}hoidjaks/") for one in found]


def _near(candidate: Candidate) -> QuerySet[Community]:
    """Public communities in the same municipalities; of one without a place, others without in the same county."""
    public = Community.objects.filter(live=True)
    if places := candidate.details.get("places"):
        return public.filter(places__municipality__in=[place["municipality_id"] for place in places])
    return public.filter(places=None, county=candidate.county)


def bare_name(name: str) -> str:
    """A community's name without case, dots and the word for what it is; such a word alone stays."""
    folded = " ".join(re.findall(r"\w+", fold(name)))
    return " ".join(SORTS.sub("", folded).split()) or folded


def find_same_helper(candidate: Candidate) -> list[Same]:
    """Helpers with the same link or nearly the same name."""
    return first_of([*_with_link(candidate), *by_title(candidate.title, docs_in(Home.DIRECTORY), BY_NAME)])


def _with_link(candidate: Candidate) -> Iterator[Hit]:
    address: Any = normal_address(candidate.link)
    return with_value(Helper, "link", address, normal_address, BY_ADDRESS) if address else iter(())
