"""What is true in every installation. `dev`, `test` and `production` add the rest."""

from pathlib import Path

from environs import Env, validate
from environs.exceptions import EnvError

from content.core.languages import LANGUAGES as LANGUAGE_TABLE
from content.core.languages import SOURCE_LANGUAGE
from content.core.locale import register_languages

env = Env()
BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR: Path = env.path("LOTSE_DATA", BASE_DIR / "var")
# What pages look like: the base, and a folder for each theme of a district.
THEMES = BASE_DIR / "themes"

INSTALLED_APPS = [
    "content.core",
    "content.districts",
    "content.modules",
    "content.overrides",
    "content.translations",
    "content.editions",
    "content.search",
    "content.feedback",
    "content.webhooks",
    "content.paper",
    "content.api",
    "content.website",
    "content.workspace",
    "content.seed",
    "content.takeover",
    "modeltranslation",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

# Readers have no session and no account: what only editors need runs under /admin/ alone.
MIDDLEWARE = [
    "cms.middleware.AnyOriginMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "cms.middleware.EditorsSessionMiddleware",
    "cms.middleware.EditorsCsrfMiddleware",
    "cms.middleware.EditorsAuthenticationMiddleware",
    "cms.middleware.EditorsMessageMiddleware",
    "django.middleware.common.CommonMiddleware",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [THEMES / "base" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'lotse.sqlite3'}", conn_max_age=600)
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["CONN_MAX_AGE"] = None
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        # A reader never waits for a writer, and a writer takes its lock before it reads.
        "transaction_mode": "IMMEDIATE",
        # Each thread has a cache of its own, and the system keeps the file in memory for all of them.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-8000;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Finished answers, each under its edition's version: never stale, so never shared or cleared.
    "answers": {
        "BACKEND": "content.core.answer_memory.AnswerMemory",
        "LOCATION": "answers",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 1500},
    },
    # Whole editions for apps, compressed: too large for memory.
    "bundles": {
        "BACKEND": "content.core.answer_files.AnswerFiles",
        "LOCATION": str(DATA_DIR / "bundles"),
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    # Printed pages, of about 60 kB, and booklets of whole editions, of about 1.5 MB.
    "papers": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA_DIR / "papers"),
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}

TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    # What takes minutes: nobody waits for it.
    "slow": {"BACKEND": "content.core.background.ThreadBackend"},
    # What a process has done for its own readers, by a program beside it.
    "beside": {"BACKEND": "content.core.background.ThreadBackend"},
}

LANGUAGE_CODE = SOURCE_LANGUAGE
LANGUAGES = [(language.slug, language.autonym) for language in LANGUAGE_TABLE.values()]
register_languages(LANGUAGE_TABLE.values())
LOCALE_PATHS = [BASE_DIR / "locales"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

MODELTRANSLATION_DEFAULT_LANGUAGE = SOURCE_LANGUAGE
MODELTRANSLATION_LANGUAGES = tuple(language.slug for language in LANGUAGE_TABLE.values())
MODELTRANSLATION_FALLBACK_LANGUAGES = {
    "default": (SOURCE_LANGUAGE,),
    **{language.slug: language.fallback_slugs for language in LANGUAGE_TABLE.values()},
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [THEMES / "base" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
        "img-src": ["'self'"],
        "manifest-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "worker-src": ["'self'"],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

WAGTAIL_SITE_NAME = "Lotse"
WAGTAIL_I18N_ENABLED = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAILADMIN_BASE_URL = env.str("LOTSE_URL", "http://127.0.0.1:8000")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGIN_URL = "wagtailadmin_login"

# How often each page is read in each language in a month; nothing about who reads it.
LOTSE_COUNT_READS = env.bool("LOTSE_COUNT_READS", True)

# Requests a minute that the JSON interfaces answer for one client; 0 for any number.
LOTSE_API_LIMIT = env.int("LOTSE_API_LIMIT", 600, validate=validate.Range(min=0))
# How many proxies of our own write down in X-Forwarded-For whom they ask for.
LOTSE_TRUSTED_PROXIES = env.int("LOTSE_TRUSTED_PROXIES", 0, validate=validate.Range(min=0))

LOTSE_TRANSLATOR = env.str(
    "LOTSE_TRANSLATOR", ""
)  # "deepl", "libretranslate", "dummy"; "" sends no text anywhere
LOTSE_TRANSLATOR_URL = env.str("LOTSE_TRANSLATOR_URL", "")
LOTSE_TRANSLATOR_KEY = env.str("LOTSE_TRANSLATOR_KEY", "")
LOTSE_TRANSLATOR_BUDGET = env.int("LOTSE_TRANSLATOR_BUDGET", 500_000)  # characters a month

# Hosts, or hosts with a port, that webhooks may lead to though they are in a network of one's own, or by plain http.
LOTSE_WEBHOOKS_TO: list[str] = env.list("LOTSE_WEBHOOKS_TO", [])


def required(name: str, why: str) -> str:
    """Return an environment variable, or end with a sentence that helps to set it."""
    try:
        return env.str(name)
    except EnvError as missing:
        raise SystemExit(f"{name} is not set. {why}") from missing
