"""What a team may change of its page, as plain values: to compare, to tell apart, to put into a version."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from veeb.places.models import Municipality
from veeb.topics.models import Topic

from .models import Community

Values = dict[str, Any]
TRANSLATED = ("title", "good_for")
PLAIN = (
    *(f"{name}_{code}" for name in TRANSLATED for code, _label in settings.LANGUAGES),
    "kind", "body", "voice", "voice_note", "contact_role", "contact_name", "contact_email", "contact_phone",
    "deputy_role", "deputy_name", "seeks_lead", "link",
)  # fmt: skip
PLACE = ("municipality_id", "settlement", "lat", "lon")
LINK = ("label", "url")
NAMES = (*PLAIN, "topics", "places", "links")
LABELS = {"topics": _("teemad"), "places": _("kohad"), "links": _("lingid")}


def values_of(version: Community) -> Values:
    """The values of the public page, or of a draft. What is the same compares as the same."""
    return {
        **{name: _plain(getattr(version, name)) for name in PLAIN},
        "topics": sorted(topic.pk for topic in version.topics.all()),
        "places": [[getattr(place, name) for name in PLACE] for place in version.places.all()],
        "links": [[getattr(link, name) for name in LINK] for link in version.links.all()],
    }


def put(version: Community, values: Mapping[str, Any]) -> None:
    """Set these values of a version; nothing is saved."""
    for name, value in values.items():
        if name == "topics":
            version.topics = list(Topic.objects.filter(pk__in=value))
        elif name == "places":
            version.places.set(rows(version.places, PLACE, (dict(zip(PLACE, row, strict=True)) for row in value)))
        elif name == "links":
            version.links.set(rows(version.links, LINK, (dict(zip(LINK, row, strict=True)) for row in value)))
        else:
            setattr(version, name, value)


def rows(had: Any, names: tuple[str, ...], wanted: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Rows of these values, each once: one that was there before stays as it was. Their numbers tell the order."""
    known = {tuple(getattr(row, name) for name in names): row for row in had.all()}
    unique = {tuple(values.get(name, "") for name in names): values for values in wanted}
    made = [known.get(key) or had.model(**values) for key, values in unique.items()]
    numbers = sorted(row.pk for row in known.values() if row.pk)
    for row, number in zip_longest(made, numbers[: len(made)]):
        row.pk = number
    return made


def stamps(values: Mapping[str, Any]) -> dict[str, str]:
    """A short stamp of each value: by it a form knows later what somebody changed meanwhile."""
    return {name: hashlib.sha256(json.dumps(value).encode()).hexdigest()[:8] for name, value in values.items()}


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The names under which they hold different things, in the order of the form."""
    return [name for name in NAMES if one.get(name) != other.get(name)]


def label(name: str) -> str:
    """How a value is called on screen."""
    field = Community._meta.get_field(name) if name not in LABELS else None
    return str(field.verbose_name if field else LABELS[name])


def _plain(value: Any) -> Any:
    """A column of another language may hold NULL: that is no words."""
    return "" if value is None else value


def in_words(name: str, value: Any) -> str:
    """A value as people read it, where two versions stand side by side; "" for nothing."""
    if name == "topics":
        return ", ".join(topic.name for topic in Topic.objects.filter(pk__in=value))
    if name == "places":
        towns = Municipality.objects.in_bulk([row[0] for row in value])
        return "; ".join(", ".join(filter(None, (row[1], str(towns.get(row[0], ""))))) for row in value)
    if name == "links":
        return "; ".join(f"{title}: {url}" for title, url in value)
    if isinstance(value, bool):
        return str(_("jah") if value else _("ei"))
    return str(dict(Community._meta.get_field(name).flatchoices).get(value, value))
