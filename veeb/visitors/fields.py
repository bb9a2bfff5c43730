"""Fields that clean what people paste, and say in words what to mend."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from veeb.tools.text import clean_line, clean_text

TOO_LONG = ngettext_lazy(
    "Siia mahub kuni %(limit_value)d märk, praegu on %(show_value)d. Lühenda natuke.",
    "Siia mahub kuni %(limit_value)d märki, praegu on %(show_value)d. Lühenda natuke.",
    "limit_value",
)
BAD_LINK = _("Sellist aadressi me ei tunne. See peab algama https:// või http://, näiteks https://www.eesti.ee")
BAD_MAIL = _("Kontrolli e-posti aadressi. Õige näeb välja nii: nimi@asutus.ee")


class Line(forms.CharField):
    """One line of plain text; pasted control characters, line breaks and hidden marks fall away."""

    def __init__(self, *, required: bool = False, needed: Any = "", **kwargs: Any) -> None:
        messages = {"max_length": TOO_LONG, **({"required": needed} if needed else {})}
        super().__init__(required=required or bool(needed), error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class Text(Line):
    """Plain text of several lines."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return clean_text(forms.CharField.to_python(self, value) or "")


class Link(Line):
    """A web address; one typed without its scheme gets https://."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=500, widget=forms.URLInput, **kwargs)

    def to_python(self, value: Any) -> str:
        address = super().to_python(value)
        return f"https://{address}" if address and ":" not in address.split("/", 1)[0] else address

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            URLValidator(schemes=["http", "https"], message=BAD_LINK)(value)
            if "@" in urlsplit(value).netloc:
                raise ValidationError(BAD_LINK)


class Mail(Line):
    """A mail address."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=254, widget=forms.EmailInput({"autocomplete": "email"}), **kwargs)

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            forms.EmailField(error_messages={"invalid": BAD_MAIL}).clean(value)
