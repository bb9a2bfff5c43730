"""What may be contributed: the works with their words on the form, and the rooms that make drafts of all kinds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from veeb.communities import drafts as communities
from veeb.communities.kinds import CommunityKind
from veeb.communities.models import Community
from veeb.directory import drafts as directory
from veeb.directory.kinds import HelperKind
from veeb.directory.models import Helper
from veeb.events import drafts as events
from veeb.events.kinds import EventKind
from veeb.events.models import Event
from veeb.library import drafts as library
from veeb.library.models import Resource
from veeb.news import drafts as news
from veeb.news.models import NewsItem
from veeb.records.candidates import Candidate
from veeb.search.kinds import get_kind


@dataclass(frozen=True)
class Room:
    """How a room takes a proposal in; `model` is what comes of it, `file_name` the address of its files for editors."""

    model: type[Model]
    draft_from: Callable[[Candidate], Any]
    correct: Callable[[Any, Candidate], Any]
    candidate_of: Callable[[Any], Candidate]
    file_name: str = ""


LIBRARY = Room(Resource, library.draft_from, library.correct, library.candidate_of, "library_admin_file")
NEWS = Room(NewsItem, news.draft_from, news.correct, news.candidate_of)
CALENDAR = Room(Event, events.draft_from, events.correct, events.candidate_of, "events_admin_file")
COMMUNITIES = Room(Community, communities.draft_from, communities.correct, communities.candidate_of)
DIRECTORY = Room(Helper, directory.draft_from, directory.correct, directory.candidate_of)
ROOMS = (LIBRARY, NEWS, CALENDAR, COMMUNITIES, DIRECTORY)


@dataclass(frozen=True)
class Contributable:
    """One kind on the form: its hint, its own fields, whether it may have files. Its name is the shelf's."""

    code: str
    hint: str | Promise
    fields: tuple[str, ...] = ()
    room: Room = LIBRARY
    takes_files: bool = True

    @property
    def label(self) -> str:
        return str(get_kind(self.code).label)

    @property
    def motif(self) -> str:
        return get_kind(self.code).motif


WORK = ("authors", "year")
PRINTED = (*WORK, "publisher")

KINDS = {
    kind.code: kind
    for kind in [
        Contributable("practice", _("Mida tegite ja mis sellest sai"), Resource.STORY_FIELDS),
        Contributable("guide", _("Sammud, mida teine saab järgida"), WORK),
        Contributable("worksheet", _("Vorm või kaart, mille saab ise täita"), WORK),
        Contributable("research", _("Uuring koos lihtsa kokkuvõttega"), (*WORK, "doi", "journal", "plain_summary")),
        Contributable("report", _("Ülevaade, analüüs või lõpparuanne"), PRINTED),
        Contributable("book", _("Trükis või e-raamat"), (*PRINTED, "isbn")),
        Contributable("video", _("Salvestus, film või loeng"), WORK),
        Contributable("news", _("Lühike ja ajakohane"), (), NEWS, takes_files=False),
    ]
}


ROOM_FOR = {
    **{code: kind.room for code, kind in KINDS.items()},
    **dict.fromkeys(EventKind.values, CALENDAR),
    **dict.fromkeys(CommunityKind.values, COMMUNITIES),
    **dict.fromkeys(HelperKind.values, DIRECTORY),
}


def room_for(kind: str) -> Room:
    """The room that takes in a proposal of this kind. Raises KeyError."""
    return ROOM_FOR[kind]


def room_of(record: Model) -> Room:
    """The room that a record lives in. Raises StopIteration for a model that cannot be contributed."""
    return next(room for room in ROOMS if isinstance(record, room.model))
