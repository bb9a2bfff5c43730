"""Things of the Aardekast for tests."""

from hashlib import sha256

from django.core.files.base import ContentFile

from veeb.library.models import Resource, ResourceFile

from .records import bring_to


def make_resource(
    title: str = "Külamaja kogunemiskohaks", *, state: str = "live", topics: tuple = (), **fields
) -> Resource:
    """A resource, public unless `state` says otherwise (see `bring_to`); a guide in Estonian unless fields say so.

    `title` is in the resource's language; `files` takes (name, bytes) or (name, bytes, media type).
    """
    files = fields.pop("files", ())
    fields.setdefault("kind", "guide")
    language = fields.get("language", "et")
    fields.setdefault(f"title_{language if language in {'ru', 'en'} else 'et'}", title)
    if good_for := fields.pop("good_for", ""):
        fields["good_for_et"] = good_for
    resource = Resource(**fields)
    for file in files:
        resource.files.add(attachment(ResourceFile, *file))
    return bring_to(resource, state, topics=topics)


def make_file(
    resource: Resource, name: str = "juhend.pdf", content: bytes = b"%PDF-1.4 proov", **fields
) -> ResourceFile:
    """A file of a saved resource."""
    file = attachment(ResourceFile, name, content, **fields)
    file.resource = resource
    file.save()
    return file


def attachment(model: type, name: str, content: bytes, media_type: str = "application/pdf") -> ResourceFile:
    """A file of some kind of record, not saved."""
    return model(
        file=ContentFile(content, name=name),
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
    )
