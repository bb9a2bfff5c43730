"""Topics for tests."""

from veeb.tools.text import slug as make_slug
from veeb.topics.models import Thread, Topic


def make_topic(name: str = "Kriisivalmidus", *, parent: Topic | None = None, **fields) -> Topic:
    """A topic with the slug of its name; a child takes its parent's thread."""
    fields.setdefault("slug", make_slug(name))
    fields.setdefault("thread", parent.thread if parent else Thread.CRISIS)
    fields.setdefault("order", Topic.objects.count())
    fields.setdefault("name_et", name)
    return Topic.objects.create(parent=parent, **fields)
