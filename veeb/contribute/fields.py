"""Fields that only contributions have: names that works go by in the world, and files."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.visitors.fields import Line

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
