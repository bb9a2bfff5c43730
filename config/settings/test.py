"""The test suite: like a trial installation, in a folder of its own, with nothing slow and nothing sent."""

import os
import tempfile

os.environ.setdefault("KV_DATA_DIR", tempfile.mkdtemp(prefix="kv-test-"))

from .base import *  # noqa: F403 (the folder must be set before the shared settings read it)
from .base import HUEY as BASE_HUEY

SECRET_KEY = "only-for-tests-" * 4
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
HUEY = {**BASE_HUEY, "immediate": True, "huey_class": "huey.MemoryHuey"}
# Static files are looked up when asked for: reading all folders for every test client would take most of the time.
WHITENOISE_AUTOREFRESH = True
