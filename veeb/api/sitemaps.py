"""The sitemap: every public thing in every language it can be read in, from the projection only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.conf import settings

from veeb.places.models import County, Municipality
from veeb.search.models import SearchDoc
from veeb.search.seo import address, alternates
from veeb.topics.models import Topic

# Paths in one file; with three languages that is below 5 000 addresses.
PER_FILE = 1_500
SCREENS = [
    "/", "/aardekast/", "/kalender/", "/kalender/nimekiri/", "/kalender/maakonnad/", "/kalender/moodunud/", "/uudised/",
    "/teemad/", "/kohad/", "/kes-aitab/", "/kogukonnad/", "/rahastus/", "/rahastus/moodunud/", "/oigus/",
]  # fmt: skip
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Place:
    """One path, the languages it exists in, and when it last changed, if that is known."""

    path: str
    languages: tuple[str, ...] = LANGUAGES
    changed_at: datetime | None = None

    def addresses(self) -> list[str]:
        """Its whole addresses, one for each language."""
        return [address(self.path, language) for language in self.languages]

    def alternates(self) -> list[tuple[str, str]]:
        """(language, address) of each; a page of one language has none."""
        return alternates(dict.fromkeys(self.languages, self.path)) if len(self.languages) > 1 else []


def file_count() -> int:
    """How many files the sitemap takes; more than one asks for an index."""
    return max(1, -(-SearchDoc.objects.values("path").distinct().count() // PER_FILE))


def file_places(number: int) -> list[Place]:
    """What stands in file `number`, counted from 1; the screens of the portal itself are in the first."""
    start = (number - 1) * PER_FILE
    known = SearchDoc.objects.order_by("path").values_list("path", flat=True).distinct()
    paths = list(known[start : start + PER_FILE])
    docs = SearchDoc.objects.filter(path__in=paths) if len(paths) == PER_FILE or start else SearchDoc.objects.all()
    found = list(_grouped(docs.order_by("path").values_list("path", "only_in", "changed_at")))
    return [*_screens(), *found] if number == 1 else found


def _grouped(rows: Iterable[tuple[str, str, datetime]]) -> Iterator[Place]:
    """A page has a row for each of its languages, a record one for all."""
    for path, same in groupby(rows, key=lambda row: row[0]):
        entries = list(same)
        only = {only_in for _path, only_in, _changed in entries}
        languages = LANGUAGES if "" in only else tuple(code for code in LANGUAGES if code in only)
        yield Place(path, languages, max(changed for _path, _only_in, changed in entries))


def _screens() -> list[Place]:
    topics = [f"/teemad/{slug}/" for slug in Topic.objects.values_list("slug", flat=True)]
    counties = [f"/kohad/{slug}/" for slug in County.objects.values_list("slug", flat=True)]
    pairs = Municipality.objects.values_list("county__slug", "slug")
    return [
        Place(path) for path in (*SCREENS, *topics, *counties, *(f"/kohad/{county}/{slug}/" for county, slug in pairs))
    ]
