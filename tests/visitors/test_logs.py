"""No private address stands in a log."""

import logging

import pytest
from django.conf import settings

from veeb.visitors.logs import HidePrivateAddresses

TOKEN = "0f" * 32


def logged(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, args, None)
    assert HidePrivateAddresses().filter(record)
    return record.getMessage()


@pytest.mark.parametrize("name", ["panus", "koht", "korraldaja"])
def test_private_address_is_hidden_wherever_it_stands(name):
    assert logged("Not Found: %s", f"/ru/{name}/{TOKEN}/vasta/") == f"Not Found: /ru/{name}/…/vasta/"
    assert logged(f"GET /{name}/{TOKEN}/ and /{name}/{TOKEN[:16]}") == f"GET /{name}/…/ and /{name}/…"


@pytest.mark.parametrize(
    "written", [f"/KOHT/{TOKEN.upper()}/", f"/koht%2f{TOKEN}/", f"/koht/%66{TOKEN}/", f"koht/3D{TOKEN}"]
)
def test_private_address_that_a_mail_program_has_spoilt_is_hidden(written):
    assert TOKEN[2:] not in logged("Not Found: %s", written).lower()


@pytest.mark.parametrize("path", ["/panusta/", "/koht/tartu/", "/aardekast/0123456789abcdef0/", "100 %"])
def test_everything_else_is_logged_as_it_is(path):
    assert logged("Not Found: %s", path) == f"Not Found: {path}"


def test_what_is_written_goes_through_it():
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["private"]
    assert settings.LOGGING["filters"]["private"]["()"] == "veeb.visitors.logs.HidePrivateAddresses"
