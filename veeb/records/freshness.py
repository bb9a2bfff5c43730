"""What must be looked at again: the note for readers of one record, the list of all kinds for editors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, F, QuerySet, Value
from django.urls import NoReverseMatch, reverse

from .models import LinkState, Record
from .workflow import record_models

COLUMNS = (
    "room", "pk", "kind_code", "title_et", "title_ru", "title_en", "language",
    "checked_on", "next_check_on", "owner_id", "link_state",
)  # fmt: skip


@dataclass(frozen=True)
class Overdue:
    """For readers: when it was last checked, None for never, and when it should have been."""

    checked_on: date | None
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Due:
    """One line of the editors' list. `room` is the model's name, `kind` how it is called there."""

    room: str
    pk: int
    kind: str
    title: str
    checked_on: date | None
    due_on: date
    days_late: int
    owner: str
    owner_id: int | None
    link_state: Any
    edit_url: str

    @property
    def kind_key(self) -> str:
        """By which the list is narrowed."""
        return f"{self.room}:{self.kind}"


def overdue(record: Record, *, on: date) -> Overdue | None:
    """The check that is late on that day; None for what is in time and for kinds that do not go off."""
    due_on = record.next_check_on
    return Overdue(record.checked_on, due_on) if record.is_perishable and due_on and due_on < on else None


def due(*, on: date) -> list[Due]:
    """Every public record whose check is due on that day or was before, the latest first. Two queries, of all kinds."""
    models: dict[str, Any] = {str(model._meta.model_name): model for model in record_models()}
    first, *others = [_of_model(model, on) for model in models.values()]
    rows = list(first.union(*others, all=True).order_by("next_check_on", "room", "pk"))
    owners = get_user_model().objects.in_bulk({row[COLUMNS.index("owner_id")] for row in rows} - {None})
    return [_due(dict(zip(COLUMNS, row, strict=True)), models, owners, on) for row in rows]


def due_model(room: str) -> type[Record] | None:
    """The kind of this name, None for a word nobody knows."""
    return next((model for model in record_models() if model._meta.model_name == room), None)  # type: ignore[return-value]


def kinds_of(lines: Sequence[Due]) -> list[tuple[str, str, int]]:
    """(key, name, how many) of the kinds among these."""
    names = {line.kind_key: line.kind for line in lines}
    return sorted(
        ((key, name, sum(line.kind_key == key for line in lines)) for key, name in names.items()), key=lambda k: k[1]
    )


def _of_model(model: Any, on: date) -> "QuerySet[Any, Any]":
    has_kinds = any(field.name == "kind" for field in model._meta.concrete_fields)
    kind = F("kind") if has_kinds else Value(str(model.kind), output_field=CharField())
    room = Value(str(model._meta.model_name), output_field=CharField())
    found = model._default_manager.filter(live=True, next_check_on__lte=on).order_by()
    return found.annotate(room=room, kind_code=kind).values_list(*COLUMNS)


def _due(row: dict[str, Any], models: dict[str, Any], owners: dict[int, Any], on: date) -> Due:
    model, owner = models[row["room"]], owners.get(row["owner_id"])
    return Due(
        room=row["room"],
        pk=row["pk"],
        kind=_kind_name(model, row["kind_code"]),
        title=_title(row),
        checked_on=row["checked_on"],
        due_on=row["next_check_on"],
        days_late=(on - row["next_check_on"]).days,
        owner=owner.get_full_name() or owner.get_username() if owner else "",
        owner_id=row["owner_id"],
        link_state=LinkState(row["link_state"]).label,
        edit_url=_edit_url(model, row["pk"]),
    )


def _kind_name(model: Any, code: str) -> str:
    """A resource is a law or a guide; a kind with one name is called by it."""
    field = next((field for field in model._meta.concrete_fields if field.name == "kind"), None)
    labels = dict(field.choices or ()) if field else {}
    return str(labels.get(code, model._meta.verbose_name))


def _title(row: dict[str, Any]) -> str:
    own = row.get(f"title_{row['language']}")
    return own or row["title_et"] or row["title_en"] or row["title_ru"] or "–"


def _edit_url(model: Any, pk: int) -> str:
    """The edit screen, "" where the kind has none."""
    screens = getattr(model, "snippet_viewset", None)
    try:
        return reverse(screens.get_url_name("edit"), args=[pk]) if screens else ""
    except NoReverseMatch:
        return ""
