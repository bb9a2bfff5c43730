"""Reads over the subject tree: the whole of it, one topic with its family, families of some topics."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from .models import Topic


@dataclass
class Branch:
    """A group and its topics, in the tree's order."""

    topic: Topic
    children: list[Topic] = field(default_factory=list)


def tree() -> list[Branch]:
    """All groups with their topics. One query."""
    branches: dict[int, Branch] = {}
    topics = list(Topic.objects.all())
    for topic in topics:
        if topic.parent_id is None:
            branches[topic.pk] = Branch(topic)
    for topic in topics:
        if topic.parent_id is not None:
            branches[topic.parent_id].children.append(topic)
    return list(branches.values())


def branch(slug: str) -> Branch:
    """This topic with those under it. Raises Topic.DoesNotExist."""
    topic = Topic.objects.select_related("parent").get(slug=slug)
    return Branch(topic, list(topic.children.all()))


def ids(slugs: Iterable[str]) -> list[int]:
    """Ids of these topics; unknown slugs are passed over. One query."""
    return list(Topic.objects.filter(slug__in=slugs).values_list("pk", flat=True))


def near_words(topic: Topic) -> list[str]:
    """Words that people also use for the topic, in the language on screen."""
    return [word.strip() for word in topic.synonyms.splitlines() if word.strip()]
