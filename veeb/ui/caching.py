"""Public pages are the same for everyone: a shared cache may keep them for a second, browsers ask what changed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

View = Callable[..., HttpResponseBase]
# What is published must be seen a second later; under load even one second spares almost all of the work.
SHARED_S = 1


def public_page(view: View) -> View:
    """Decorator of a page that is only read: GET and HEAD, no cookie, `Cache-Control: public`."""
    wrapped: Any = cache_control(public=True, max_age=0, s_maxage=SHARED_S)(require_safe(view))
    return wrapped
