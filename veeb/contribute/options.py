"""What one can choose on the form: kinds with their motifs, topics in their groups, places."""

from typing import Any, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from veeb.places import queries
from veeb.topics import queries as topics
from veeb.ui.choices import Choice

from .kinds import KINDS

Options = list[tuple[Any, Any]]


def kinds() -> Options:
    """Kinds with a hint and a woven motif."""
    return [(kind.code, Choice(kind.label, hint=str(kind.hint), motif=kind.motif)) for kind in KINDS.values()]


def woven(kinds: type[TextChoices], motif: str) -> Options:
    """Kinds that share one motif, in the language on screen."""
    return [(kind.value, Choice(str(kind.label), motif=motif)) for kind in kinds]


def topic_groups() -> Options:
    """Topics by group; the group itself comes first, for what is about all of it. One query."""
    return [
        (
            Choice(branch.topic.name, thread=branch.topic.thread),
            [
                (str(branch.topic.pk), _("üldiselt")),
                *((str(topic.pk), topic.name) for topic in branch.children),
            ],
        )
        for branch in topics.tree()
    ]


class Places(NamedTuple):
    """Counties, and municipalities under their county."""

    counties: Options
    towns: Options


def places() -> Places:
    """All places that there are today. Two queries."""
    counties = queries.counties()
    return Places(
        [(str(county.pk), county.name) for county in counties],
        queries.towns_by_county(counties),
    )
