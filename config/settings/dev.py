"""Development and trial: the default of `./kv up` on one's own machine."""

from . import env
from .base import *  # noqa: F403 (the shared settings are the point)
from .base import DATA_DIR, MIDDLEWARE
from .secret import secret_key

DEBUG = env.flag("KV_DEBUG")
SECRET_KEY = secret_key(DATA_DIR)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.words("KV_ALLOWED_HOSTS")]

# Only a public installation packs its files beforehand: here they are packed on the way, so this stands outermost.
GZIP = "django.middleware.gzip.GZipMiddleware"
MIDDLEWARE = [GZIP, *(name for name in MIDDLEWARE if name != GZIP)]
