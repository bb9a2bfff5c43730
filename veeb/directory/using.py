"""Where a helper is used: the public pages that refer to it, as Wagtail's index of references knows them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import ReferenceIndex

from veeb.search.queries import LONG, shown_in
from veeb.ui.languages import in_language

from .models import Helper

MOST = 20


class Use(NamedTuple):
    """A public page that refers to a helper; `day` of what happens."""

    title: str
    url: str
    day: date | None = None


class Uses(NamedTuple):
    """The first MOST of them, and how many more there are."""

    shown: list[Use]
    more: int = 0


Finder = Callable[[Iterable[int]], Iterable[tuple[str, str]]]
_finders: dict[type[Model], Finder] = {}


def enrol(model: type[Model], find: Finder) -> None:
    """For a room above whose things have no row in the projection.

    find    from ids of such things (title, path without a language) of the public pages where they are shown
    """
    _finders[model] = find


def public_uses(helper: Helper, *, language: str) -> Uses:
    """The public part; what is a draft or an editor's own stays out. Two queries, and one for each enrolled room.

    Pages and places by their names, then what happens, the latest first.
    """
    here = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Helper), to_object_id=str(helper.pk)
    )
    by_type = defaultdict(set)
    for content_type, pk in here.values_list("content_type", "object_id"):
        by_type[content_type].add(int(pk))
    uses = sorted({*_of_projection(by_type, language), *_of_rooms(by_type, language)}, key=_order)
    return Uses(list(islice(uses, MOST)), max(len(uses) - MOST, 0))


def _order(use: Use) -> tuple[int, str, str]:
    return -use.day.toordinal() if use.day else -date.max.toordinal(), use.title, use.url


def _of_projection(by_type: dict[int, set[int]], language: str) -> Iterable[Use]:
    wanted = Q(pk__in=())
    for content_type, ids in by_type.items():
        wanted |= Q(content_type=content_type, object_id__in=ids)
    docs = shown_in(language).filter(wanted).defer(*LONG) if by_type else []
    return [Use(doc.text_in(language, doc.titles)[0], in_language(doc.path, language), doc.happens_on) for doc in docs]


def _of_rooms(by_type: dict[int, set[int]], language: str) -> Iterable[Use]:
    types = {ContentType.objects.get_for_model(model).pk: find for model, find in _finders.items()}
    asked = [find(sorted(by_type[pk])) for pk, find in types.items() if by_type.get(pk)]
    return [Use(title, in_language(path, language)) for found in asked for title, path in found]
