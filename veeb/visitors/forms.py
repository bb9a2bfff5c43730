"""Forms on pages that everybody may open: a trap for robots, and a key by which two clicks are one sending."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .fields import Line


class OpenForm(forms.Form):
    """The two hidden fields; what a filled trap means is for `guard.doubts` to say."""

    use_required_attribute = False

    honeypot = Line(label=_("Jäta see lahter tühjaks"), widget=forms.TextInput({"autocomplete": "off"}))
    client_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # A fresh key with every page: two clicks on one page are one sending, with JavaScript or without.
        kwargs.setdefault("initial", {"client_key": self.fresh_key()})
        super().__init__(*args, **kwargs)

    @staticmethod
    def fresh_key() -> str:
        """The key of a page that is opened now."""
        return uuid4().hex

    def clean_client_key(self) -> Any:
        """The key as a UUID; None for what is no key of ours."""
        try:
            return UUID(self.cleaned_data["client_key"])
        except ValueError:
            return None


class StrictForm(OpenForm):
    """Where nobody looks at what is doubtful: whoever fills the trap is told so, and can mend it."""

    def clean_honeypot(self) -> str:
        value: str = self.cleaned_data["honeypot"]
        if value:
            raise ValidationError(_("See lahter peab jääma tühjaks. Kustuta, mis siin on, ja saada uuesti."))
        return value
