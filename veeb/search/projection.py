"""The only writer of the projection: looks at what is true now and makes the row agree, or removes it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone

from veeb.records.documents import Document
from veeb.records.followups import within_change
from veeb.tools.text import slug
from veeb.topics.models import Topic

from . import engines
from .analysis import VERSION, analyse
from .models import SearchDoc

# Among the counties, the one that is nowhere.
ONLINE = "web"
# What nobody sees: a new analysis changes it, the thing stays the same.
FOR_ENGINES = {"ts", "bs", "w", "f", "len", "analyzer_version"}


@within_change
def refresh(model: type[Model], pk: int) -> None:
    """Write, rewrite or delete the row of this thing, in the caller's transaction. May run twice without harm.

    Models without a `document` method have no row and are passed over.
    """
    if not hasattr(model, "document"):
        return
    thing: Any = model._default_manager.filter(pk=pk).first()
    document: Document | None = thing.document() if thing else None
    key = {"content_type": ContentType.objects.get_for_model(model, for_concrete_model=False), "object_id": pk}
    with transaction.atomic():
        known = SearchDoc.objects.select_for_update().filter(**key).first()
        if document is None:
            if known:
                known.delete()
            return
        values = _values(document)
        if known is None:
            engines.write(SearchDoc.objects.create(**key, **values).pk, values)
        elif different := {name for name, value in values.items() if getattr(known, name) != value}:
            changed_at = known.changed_at if different <= FOR_ENGINES else timezone.now()
            SearchDoc.objects.filter(pk=known.pk).update(**values, version=known.version + 1, changed_at=changed_at)
            engines.write(known.pk, values)


def touch(model: type[Model], pk: int) -> None:
    """Say that lists show this thing otherwise though its row stays the same, so that nothing kept is shown any more.

    For rooms that show more of a thing than the projection knows (see `columns.read`).
    """
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    SearchDoc.objects.filter(content_type=content_type, object_id=pk).update(version=F("version") + 1)


def _values(document: Document) -> dict[str, Any]:
    title = analyse("\n".join(document.titles.values()))
    body = analyse("\n".join([*document.summaries.values(), document.text]))
    return {
        "kind": document.kind,
        "lang": document.language,
        "only_in": document.only_in,
        "path": document.path,
        "titles": dict(document.titles),
        "summaries": dict(document.summaries),
        "text": document.text,
        "day": document.day,
        "own_day": document.own_day,
        "year": document.year,
        "happens_on": document.happens_on,
        "happens_until": document.happens_until,
        "is_off": document.is_off,
        "thread": document.thread,
        "topic": document.topics[0] if document.topics else None,
        "county": document.county,
        "municipality": document.municipality,
        "settlement": document.settlement[:200],
        "credit": document.credit[:300],
        "is_demo": document.is_demo,
        "ts": title.strong,
        "bs": body.strong,
        "w": f"{title.weak} {body.weak}".strip(),
        "f": " ".join(facet_tokens(document)),
        "len": title.length + body.length,
        "analyzer_version": VERSION,
    }


def facet_tokens(document: Document) -> list[str]:
    """The facet tokens of a document: dimension letter, underscore, value. A topic brings the group above it."""
    tokens = [f"k_{document.kind}", f"o_{document.only_in or 'all'}"]
    tokens += [f"l_{language}" for language in document.speaks or (document.language,)]
    tokens += [f"t_{topic}" for topic in _with_groups(document.topics)]
    tokens += [f"a_{audience}" for audience in document.audiences]
    tokens += [f"c_{county}" for county in _all(document.county, document.counties)]
    tokens += [f"m_{municipality}" for municipality in _all(document.municipality, document.municipalities)]
    tokens += [f"s_{place}" for place in document.serves]
    tokens += [f"w_{way}" for way in document.ways]
    if document.is_online:
        tokens.append(f"c_{ONLINE}")
    if document.region:
        tokens.append(f"r_{slug(document.region)}")
    if document.year:
        tokens.append(f"y_{document.year}")
    return tokens


def _all(first: int | None, others: tuple[int, ...]) -> list[int]:
    return list(dict.fromkeys(filter(None, (first, *others))))


def _with_groups(topics: tuple[int, ...]) -> list[int]:
    """The topics and, after them, the groups they belong to."""
    if not topics:
        return []
    groups = Topic.objects.filter(children__in=topics).order_by("pk").values_list("pk", flat=True)
    return list(dict.fromkeys([*topics, *groups]))


def topic_changed(sender: type[Topic], instance: Topic, *, created: bool, **kwargs: Any) -> None:
    """A topic that got another thread or another group takes its things along. A `post_save` receiver."""
    token = f"t_{instance.pk}"
    if created:
        return
    for doc in SearchDoc.objects.filter(f__contains=token).select_related("content_type"):
        model = doc.content_type.model_class()
        if model and token in doc.f.split():
            refresh(model, doc.object_id)
