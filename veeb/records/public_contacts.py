"""A person's own public address on records: found by it, and taken off again, from drafts and history too."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import Revision

from . import followups
from .models import Record


@dataclass(frozen=True)
class PublicContact:
    """Where a kind of record names somebody: the field of the address, and those that go with it (name, phone)."""

    model: type[Record]
    mail: str
    more: Sequence[str] = ()

    def named(self, mail: str) -> list[Any]:
        """Records that name this address now, in public or in a draft."""
        in_drafts = self._revisions(mail).values_list("object_id", flat=True)
        wanted = Q(**{f"{self.mail}__iexact": mail}) | Q(pk__in=[int(pk) for pk in in_drafts])
        return list(self.model._default_manager.filter(wanted))

    def clear(self, mail: str) -> int:
        """Take it off, with the name and phone beside it; returns from how many records. Lists follow."""
        found = self.named(mail)
        nothing = dict.fromkeys((self.mail, *self.more), "")
        self.model._default_manager.filter(**{f"{self.mail}__iexact": mail}).update(**nothing)
        for revision in self._revisions(mail):
            revision.content |= nothing
            revision.save(update_fields=["content"])
        for record in found:
            followups.announce(self.model, record.pk)
        return len(found)

    def _revisions(self, mail: str) -> Any:
        of_kind = Revision.objects.filter(base_content_type=ContentType.objects.get_for_model(self.model))
        return of_kind.filter(**{f"content__{self.mail}__iexact": mail})
