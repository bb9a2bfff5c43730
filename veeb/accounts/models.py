"""People who sign in."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An editor, reviewer or administrator; others join with later rooms."""

    class Meta:
        verbose_name = _("kasutaja")
        verbose_name_plural = _("kasutajad")

    def __str__(self) -> str:
        return self.get_full_name() or self.username
