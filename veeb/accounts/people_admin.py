"""Wagtail's screens of people: no user names, no passwords; somebody is known by their mail address."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from .models import User
from .signing import free_username


class _ByMail:
    """One account for an address; the user name is made of it, the password is the person's own business."""

    fields: dict[str, Any]
    cleaned_data: dict[str, Any]
    instance: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["username"]

    def separate_username_field(self) -> bool:
        return False

    def clean_email(self) -> str:
        mail = str(self.cleaned_data["email"]).strip().lower()
        if User.objects.filter(email__iexact=mail).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Selle aadressiga konto on juba olemas."))
        return mail

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002 (Django's signature)
        if self.instance.pk is None:
            self.instance.username = free_username(self.cleaned_data["email"])
            self.instance.set_unusable_password()
        user: User = super().save(commit=commit)  # type: ignore[misc]
        return user


class CreationForm(_ByMail, UserCreationForm):
    """Somebody new."""


class EditForm(_ByMail, UserEditForm):
    """Somebody known."""


class UserViewSet(WagtailUserViewSet):
    """The screens of people with these forms."""

    def get_form_class(self, for_update: bool = False) -> type:  # noqa: FBT001, FBT002 (Wagtail's signature)
        return EditForm if for_update else CreationForm
