"""The room's entry in the list of apps, and Wagtail's app for people with our screens in it."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "veeb.accounts"
    label = "accounts"
    verbose_name = "Kasutajad"
    default = True

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added  # app ready

        from . import bounces, personal  # noqa: F401  # app ready
        from .second_factor import passed_by_adding  # app ready

        authenticator_added.connect(passed_by_adding, dispatch_uid="accounts.passed_by_adding")


class UsersConfig(WagtailUsersAppConfig):
    default = False
    user_viewset = "veeb.accounts.people_admin.UserViewSet"
