"""How a check says no: with one sentence that the sender understands."""

from typing import Any

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """Not let in; the message is shown beside the field. Words in `%(…)s` come as keywords."""

    def __init__(self, message: Any, **words: Any) -> None:
        super().__init__(message, code="refused", params=words or None)
