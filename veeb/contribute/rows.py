"""Rows of fields on a form, each behind the one before, so that more can be opened without a script."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

Values = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One row as a template shows it: its fields by name, and the row behind it.

    is_filled  it or one behind it holds something
    has_more   one of its seldom used fields holds something
    """

    number: int
    cells: dict[str, BoundField]
    is_filled: bool
    has_more: bool
    following: "Row | None"

    def __getattr__(self, name: str) -> BoundField:
        try:
            return self.cells[name]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True, kw_only=True)
class Rows:
    """One sort of rows of a form.

    name       begins the names of its fields: `day_2_starts_at`
    fields_of  makes the fields of the row with this number, by name
    fewest     how many an empty form has; `most` is the limit
    seldom     fields that lie folded away
    """

    name: str
    fields_of: Callable[[int], dict[str, forms.Field]]
    fewest: int
    most: int
    seldom: tuple[str, ...] = ()

    def field(self, number: int, name: str) -> str:
        """The field's name in the form."""
        return f"{self.name}_{number}_{name}"

    def asked(self, names: Iterable[str]) -> int:
        """How many rows a form with values of these names needs; nothing that came in is cut off."""
        asked = {name.split("_")[1] for name in names if name.startswith(f"{self.name}_")}
        return max(
            number for number in range(self.fewest, self.most + 1) if number == self.fewest or str(number) in asked
        )

    def fields(self, count: int) -> dict[str, forms.Field]:
        """The fields of so many rows, by their names in the form."""
        return {
            self.field(number, name): field
            for number in range(1, count + 1)
            for name, field in self.fields_of(number).items()
        }

    def first(self, form: forms.Form, count: int) -> Row | None:
        """The rows of a form, each holding the next."""
        following: Row | None = None
        is_filled = False
        for number in range(count, 0, -1):
            cells = {name: form[self.field(number, name)] for name in self.fields_of(number)}
            filled = {name for name, cell in cells.items() if cell.value() or cell.errors}
            is_filled = is_filled or bool(filled)
            following = Row(number, cells, is_filled, bool(filled & set(self.seldom)), following)
        return following

    def filled(self, form: forms.Form, count: int) -> Iterator[tuple[int, Values]]:
        """(number, clean values) of the rows that hold something and have no mistake."""
        for number in range(1, count + 1):
            names = {name: self.field(number, name) for name in self.fields_of(number)}
            values = {name: form.cleaned_data.get(field) for name, field in names.items()}
            if any(values.values()) and not set(names.values()) & set(form.errors):
                yield number, values

    def initial_of(self, rows: Sequence[Mapping[str, Any]]) -> Values:
        """Rows of a proposal as the form's first values."""
        return {
            self.field(number, name): row.get(name, "")
            for number, row in enumerate(rows[: self.most], start=1)
            for name in self.fields_of(number)
        }
