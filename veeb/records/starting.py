"""What the starter has loaded once is never loaded again, so an editor's change or deletion stays."""

from collections.abc import Callable

from django.db import transaction

from .models import Loaded


def once(ref: str, make: Callable[[], object]) -> bool:
    """Call `make` unless `ref` was loaded before; both in one transaction. Returns whether it was made now."""
    with transaction.atomic():
        _mark, new = Loaded.objects.get_or_create(ref=ref)
        if new:
            make()
        return new
