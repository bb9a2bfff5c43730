"""What one can choose on the form: kinds with their motifs, topics in their groups, places."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from veeb.places import queries as places
from veeb.topics import queries as topics
from veeb.ui.choices import Choice

from .kinds import KINDS

Options = list[tuple[Any, Any]]


def kinds() -> Options:
    """Kinds with a hint and a woven motif."""
    return [(kind.code, Choice(kind.label, hint=str(kind.hint), motif=kind.motif)) for kind in KINDS.values()]


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


def counties_and_municipalities() -> tuple[Options, Options]:
    """Both lists of places, municipalities under their county. Two queries."""
    counties = places.counties()
    return (
        [("", _("kogu Eesti")), *((str(county.pk), county.name) for county in counties)],
        [
            ("", _("vali, kui tead")),
            *(
                (county.name, [(str(town.pk), town.name) for town in county.municipalities.all()])
                for county in counties
            ),
        ],
    )
