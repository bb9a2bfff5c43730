"""Names of topics and places for lists, each table read at most once for a page."""

from dataclasses import dataclass
from functools import cached_property

from veeb.places.models import County, Municipality
from veeb.topics.models import Topic


@dataclass
class Labels:
    """Topics and places by their id, in the order they have on screen; a table is read when first asked for."""

    @classmethod
    def knowing(cls, counties: dict[int, County], municipalities: dict[int, Municipality]) -> "Labels":
        """With the places that somebody has read already, whole and in their order."""
        labels = cls()
        vars(labels).update(counties=counties, municipalities=municipalities)
        return labels

    @cached_property
    def topics(self) -> dict[int, Topic]:
        """Groups and topics; `name` is in the language on screen."""
        return {topic.pk: topic for topic in Topic.objects.all()}

    @cached_property
    def counties(self) -> dict[int, County]:
        """The counties by name."""
        return {county.pk: county for county in County.objects.order_by("short_name")}

    @cached_property
    def municipalities(self) -> dict[int, Municipality]:
        """The municipalities by name."""
        return {place.pk: place for place in Municipality.objects.only("slug", "name", "county_id")}

    def topic(self, pk: int | None) -> str:
        """The topic's name, "" for none or one that is gone."""
        return self.topics[pk].name if pk and pk in self.topics else ""

    def place(self, county: int | None, municipality: int | None) -> str:
        """The municipality's name, else the county's, else ""."""
        if municipality and municipality in self.municipalities:
            return self.municipalities[municipality].name
        return self.counties[county].short_name if county and county in self.counties else ""


def place_words(settlement: str, home: str) -> str:
    """Settlement and municipality in one; a town that is its own municipality is not said twice."""
    if not settlement or home in {settlement, f"{settlement} linn"}:
        return home
    return f"{settlement}, {home}" if home else settlement
