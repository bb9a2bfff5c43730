"""Fields that only contributions have: names that works go by in the world, days and clock times, files."""

from contextlib import suppress
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.visitors.fields import Line, Text

from .identifiers import normal_doi, normal_isbn


class Doi(Line):
    """A DOI, also pasted as an address; kept as `10.…/…`."""

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return normal_doi(typed) or typed

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not normal_doi(value):
            raise ValidationError(_("DOI algab 10-ga, näiteks 10.1000/182. Kui seda pole, jäta tühjaks."))


class Isbn(Line):
    """An ISBN of 10 or 13 digits; kept as 13."""

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return normal_isbn(typed) or typed

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not normal_isbn(value):
            raise ValidationError(_("See ISBN ei klapi. Kontrolli numbreid või jäta tühjaks."))


class Day(forms.DateField):
    """A day by the browser's calendar, or typed: 22.10.2026."""

    def __init__(self, *, needed: Any = "", **kwargs: Any) -> None:
        messages = {"invalid": _("Sellist kuupäeva ei ole. Kirjuta nii: 22.10.2026"), "required": needed}
        super().__init__(
            required=bool(needed),
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"],
            error_messages=messages,
            **kwargs,
        )

    def to_python(self, value: Any) -> date | None:
        return super().to_python(value.replace(" ", "") if isinstance(value, str) else value)

    def prepare_value(self, value: Any) -> Any:
        """As the browser's own field reads it, also after a mistake elsewhere; what is no day stays as typed."""
        with suppress(ValidationError):
            return self.to_python(value)
        return value


class Clock(forms.TimeField):
    """A clock time: 10.00 and 10:00 alike, also 10 alone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S", "%H"],
            error_messages={"invalid": _("Sellist kellaaega ei ole. Kirjuta nii: 10.00")},
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """The same as for a day."""
        with suppress(ValidationError):
            return self.to_python(value)
        return value


class Lines(Text):
    """A list of short texts, one on each line; `clean` gives the list."""

    def __init__(self, *, most: int, longest: int, too_many: Any, **kwargs: Any) -> None:
        self.most, self.longest, self.too_many = most, longest, too_many
        super().__init__(max_length=most * longest, **kwargs)

    def clean(self, value: Any) -> list[str]:
        lines = [line for line in super().clean(value).split("\n") if line]
        if len(lines) > self.most:
            raise ValidationError(self.too_many, params={"most": self.most, "count": len(lines)})
        if long := next((line for line in lines if len(line) > self.longest), ""):
            raise ValidationError(_("See rida on liiga pikk: „%(line)s…“"), params={"line": long[:40]})
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class ManyFilesInput(forms.FileInput):
    """The browser's chooser of files, for several at once."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files at once; `clean` gives the list of them. What they are is looked at by the form."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=ManyFilesInput, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if file]
