"""The room's entry in the list of apps."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "veeb.accounts"
    label = "accounts"
    verbose_name = "Kasutajad"
