"""Where things are: the checkout, the data folder, the settings in force."""

import os
from pathlib import Path

from .trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]


def data_dir() -> Path:
    """The one folder of all state: `KV_DATA_DIR`, by default `var/` in the checkout."""
    return Path(os.environ.get("KV_DATA_DIR") or ROOT / "var").absolute()


def is_production() -> bool:
    """Whether `KV_ENV=production` asks for the settings of a public installation. Raises Trouble on another word."""
    asked = os.environ.get("KV_ENV", "")
    if asked not in {"", "production"}:
        raise Trouble(f"KV_ENV on kas „production“ või jääb määramata, aga on „{asked}“.")
    return asked == "production"


def use_settings() -> None:
    """Point Django at the settings in force, unless the environment names its own."""
    os.environ.setdefault(
        "DJANGO_SETTINGS_MODULE", "config.settings.production" if is_production() else "config.settings.dev"
    )


def start_django() -> None:
    """Load settings and apps in this process. Raises ImproperlyConfigured on a wrong setting."""
    import django  # slow import

    use_settings()
    django.setup()
