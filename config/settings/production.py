"""A public installation behind HTTPS: nothing has a default that would be unsafe."""

from django.core.exceptions import ImproperlyConfigured

from . import env
from .base import *  # noqa: F403 (the shared settings are the point)
from .base import SITE_URL, STORAGES_BASE

SHORTEST_KEY = 50
SECRET_KEY = env.text("KV_SECRET_KEY")
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured("KV_SECRET_KEY puudub või on lühem kui 50 märki")
ALLOWED_HOSTS = env.words("KV_ALLOWED_HOSTS")
if not ALLOWED_HOSTS or not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured("Määra KV_ALLOWED_HOSTS ja KV_SITE_URL (https://…)")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.number("KV_TRUSTED_PROXIES", 0) else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

WHITENOISE_USE_FINDERS = False
STORAGES = {
    **STORAGES_BASE,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
