"""Exceptions of a repeating event on its form: shown in words and carried along unseen, so that none is lost."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from veeb.events.drafts import OVERRIDE, override_of

from .day_words import override_words

MOST = 400
BROKEN = _("Erandeid ei saanud lugeda. Ava vorm uuesti.")


class Decoder(json.JSONDecoder):
    """Of what is nested too deep or has numbers too long, Python tells by errors that no field expects."""

    def decode(self, s: str, *args: Any) -> Any:
        try:
            return super().decode(s, *args)
        except (ValueError, RecursionError) as error:
            raise json.JSONDecodeError(str(error), "", 0) from error


class Exceptions(forms.JSONField):
    """Overrides of a proposal (`Candidate.details["overrides"]`) as hidden text; `clean` gives the list."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput, decoder=Decoder, error_messages={"invalid": BROKEN})

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = super().clean(value) or []
        if not isinstance(rows, list) or len(rows) > MOST:
            raise ValidationError(BROKEN)
        for row in rows:
            _check(row)
        return rows

    def prepare_value(self, value: Any) -> Any:
        """Text that comes from a form already stays as it is."""
        return value if isinstance(value, str) or not value else super().prepare_value(value)

    def in_words(self, value: Any) -> list[str]:
        """One line for each; nothing of what cannot be read."""
        try:
            return [override_words(override_of(row)) for row in self.clean(value)]
        except ValidationError:
            return []


def _check(row: Any) -> None:
    if not isinstance(row, dict) or set(row) != set(OVERRIDE):
        raise ValidationError(BROKEN)
    try:
        override_of(row).full_clean(exclude=["event"])
    except (ValidationError, TypeError) as error:
        raise ValidationError(BROKEN) from error
