"""What every installation shares; all of it can be set from the environment (README lists the variables)."""

from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE

from . import env

ROOT = Path(__file__).resolve().parents[2]
DATA_DIR = Path(env.text("KV_DATA_DIR", str(ROOT / "var"))).absolute()

DEBUG = False
SITE_URL = env.site("KV_SITE_URL", "http://127.0.0.1:8000")
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_SITE_NAME = "Kogukonnaveeb"

INSTALLED_APPS = [
    "veeb.pages",
    "veeb.api",
    "veeb.contribute",
    "veeb.registration",
    "veeb.news",
    "veeb.library",
    "veeb.events",
    "veeb.funding",
    "veeb.communities",
    "veeb.municipalities",
    "veeb.directory",
    "veeb.search",
    "veeb.records",
    "veeb.accounts",
    "veeb.visitors",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "veeb.places",
    "veeb.topics",
    "veeb.ui",
    "modeltranslation",
    "huey.contrib.djhuey",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.sites",
    "veeb.accounts.apps.UsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "veeb.pages.middleware.PlainAddresses",
    "veeb.pages.middleware.LanguageByAddress",
    "veeb.pages.middleware.AdminPolicy",
    "veeb.pages.middleware.CookiesForMembers",
    "veeb.pages.middleware.KeptByNobody",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "veeb.accounts.middleware.SecondFactor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "veeb.pages.context.site",
            ],
        },
    },
]

# SQLite needs IMMEDIATE: a read that turns into a write otherwise fails at once under several writers.
DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-20000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Only what each process may know by itself lies here; what all must agree on is in the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
AUTHENTICATION_BACKENDS = ["veeb.accounts.backends.ByMail"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "account_login"

# Signing in. The limits of allauth count in one process's memory; ours, `accounts.limits`, count in the database.
ACCOUNT_ADAPTER = "veeb.accounts.adapters.AccountAdapter"
ACCOUNT_RATE_LIMITS = False
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_FORMS = {
    "login": "veeb.accounts.forms.PasswordSignInForm",
    "request_login_code": "veeb.accounts.forms.AskCodeForm",
    "confirm_login_code": "veeb.accounts.forms.GiveCodeForm",
    "reauthenticate": "veeb.accounts.forms.PasswordAgainForm",
}
MFA_ADAPTER = "veeb.accounts.adapters.MFAAdapter"
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
# Asked by `accounts.doors`, for every screen in the same way.
MFA_REAUTHENTICATION_REQUIRED = False
MFA_FORMS = {
    "authenticate": "veeb.accounts.forms.SecondStepForm",
    "reauthenticate": "veeb.accounts.forms.SecondStepAgainForm",
    "activate_totp": "veeb.accounts.forms.AddAppForm",
    "add_webauthn": "veeb.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "veeb.accounts.forms.RenamePasskeyForm",
}

LANGUAGE_CODE = "et"
LANGUAGES = [("et", "Eesti"), ("ru", "Русский"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = ["Europe/Tallinn"]
WAGTAIL_I18N_ENABLED = True
MODELTRANSLATION_DEFAULT_LANGUAGE = "et"
MODELTRANSLATION_FALLBACK_LANGUAGES = ("et", "en", "ru")
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = "veeb.ui.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Tallinn"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/meedia/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "files"
WHITENOISE_USE_FINDERS = True
STORAGES_BASE = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
}
STORAGES = {**STORAGES_BASE, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

# Wagtail: our workflow publishes through the one place for publishing rules.
WAGTAIL_FINISH_WORKFLOW_ACTION = "veeb.records.publishing.finish_review"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Addresses are changed by administrators, passwords on the account's own page.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
TAGGIT_CASE_INSENSITIVE = True

HUEY = {
    "name": "kogukonnaveeb",
    "huey_class": "huey.SqliteHuey",
    "filename": str(DATA_DIR / "huey.sqlite3"),
    "immediate": False,
    "consumer": {"workers": 1, "worker_type": "thread", "periodic": True, "check_worker_health": True, "max_delay": 1},
}
TASKS = {"default": {"BACKEND": "huey.contrib.djhuey.tasks_backend.HueyBackend", "ENQUEUE_ON_COMMIT": True}}

# Without a mail server, letters go to a folder and administrators see them.
EMAIL_HOST = env.text("KV_MAIL_HOST")
EMAIL_PORT = env.number("KV_MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("KV_MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("KV_MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("KV_MAIL_TLS")
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_BACKEND = "veeb.tools.mail.AfterCommit"
MAIL_DELIVERY = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.text("KV_MAIL_FROM", "Kogukonnaveeb <kogukonnaveeb@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
CONTACT_EMAIL = env.text("KV_CONTACT_EMAIL")

# Maps show our own outline; a source of tiles, and the words that it asks for, may be added.
MAP_TILES = env.tiles("KV_MAP_TILES")
MAP_ATTRIBUTION = env.text("KV_MAP_ATTRIBUTION")

# Contributions
CONTRIBUTE_MAX_FILES = 5
CONTRIBUTE_MAX_FILE_MB = env.number("KV_MAX_FILE_MB", 20)
CONTRIBUTE_PER_HOUR = env.number("KV_CONTRIBUTIONS_PER_HOUR", 10)
CONTRIBUTE_PROOF_OF_WORK = env.flag("KV_PROOF_OF_WORK")
CONTACT_KEPT_DAYS = env.number("KV_CONTACT_KEPT_DAYS", 180)
REGISTRATION_KEPT_DAYS = env.number("KV_REGISTRATION_KEPT_DAYS", 90)
# How many proxies stand before us; the client's address is read that many places from the right.
TRUSTED_PROXIES = env.number("KV_TRUSTED_PROXIES", 0)

# Cookies go to every address and are read at those of `veeb.ui.areas` alone.
SESSION_COOKIE_NAME = "kv_session"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "kv_csrf"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "veeb.ui.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"

# Pages may be cached by anyone, so no nonce: files only. The admin has its own policy.
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *env.origin(MAP_TILES)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "object-src": [NONE],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"private": {"()": "veeb.visitors.logs.HidePrivateAddresses"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["private"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
