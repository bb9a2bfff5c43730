"""Public pages may be kept by anybody for a minute: they are the same for everyone."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]
KEPT_S = 60


def public_page(view: View) -> View:
    """Decorator of a page that is only read: GET and HEAD, no cookie, `Cache-Control: public`."""
    wrapped: Any = cache_control(public=True, max_age=KEPT_S)(require_safe(view))
    return wrapped
