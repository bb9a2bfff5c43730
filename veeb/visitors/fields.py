"""Fields that clean what people paste, and say in words what to mend."""

from contextlib import suppress
from datetime import date
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
TOO_FEW = _("Vähim on üks.")
# For fields of choices.
UNKNOWN = {"invalid_choice": _("Sellist valikut siin ei ole. Vali loetelust.")}
NOT_IN_ESTONIA = _("See punkt ei ole Eestis. Eestis on laius 57,5–59,7 ja pikkus 21,7–28,2.")
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

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without `maxlength`: a browser would cut what is pasted and say nothing."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}

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


class Number(forms.IntegerField):
    """A whole number from one to `most`, typed."""

    def __init__(self, *, most: int, too_few: Any = TOO_FEW, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            min_value=1,
            max_value=most,
            widget=forms.TextInput({"inputmode": "numeric", "maxlength": str(len(str(most)))}),
            error_messages={
                "invalid": _("Kirjuta arv, näiteks 20."),
                "min_value": too_few,
                "max_value": _("Nii palju ei saa olla."),
            },
            **kwargs,
        )


class Degrees(forms.FloatField):
    """Degrees of a point in Estonia, typed with a comma or a point; `within` as `tools.geo` has it."""

    def __init__(self, within: tuple[float, float], **kwargs: Any) -> None:
        messages = {
            "invalid": _("Kirjuta kraadid arvuna, näiteks 58,3776."),
            "min_value": NOT_IN_ESTONIA,
            "max_value": NOT_IN_ESTONIA,
        }
        super().__init__(
            required=False,
            min_value=within[0],
            max_value=within[1],
            widget=forms.TextInput({"inputmode": "decimal", "maxlength": "20"}),
            error_messages=messages,
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)
