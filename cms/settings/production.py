"""The public installation: https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/"""

from environs import validate

from cms.settings.base import *
from cms.settings.base import TASKS, env, required

SECRET_KEY = required(
    "LOTSE_SECRET_KEY",
    "It protects sessions and tokens: set it to at least 50 random characters, for example from "
    "`python3 -c 'import secrets; print(secrets.token_urlsafe(64))'`, and keep it the same on every process.",
)
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 10:
    raise SystemExit(
        "LOTSE_SECRET_KEY is too weak: it needs at least 50 random characters. "
        "`python3 -c 'import secrets; print(secrets.token_urlsafe(64))'` prints a good one."
    )
_hosts = required(
    "LOTSE_HOSTS", "Name the host names that readers use, separated by commas: lotse.example.org"
)
ALLOWED_HOSTS = [host.strip() for host in _hosts.split(",")]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
required("DATABASE_URL", "Name the database, for example postgres://lotse:secret@localhost/lotse")

DEBUG = False
TASKS |= {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend"},
    "slow": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
if cache_url := env.str("LOTSE_CACHE_URL", ""):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": cache_url,
    }

# TLS ends at a proxy which sets this header and removes it from what comes in, and adds to X-Forwarded-For.
LOTSE_TRUSTED_PROXIES = env.int("LOTSE_TRUSTED_PROXIES", 1, validate=validate.Range(min=0))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = env.int("LOTSE_HSTS_SECONDS", 31_536_000)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
EMAIL_CONFIG = env.dj_email_url("EMAIL_URL", "console://")
globals().update(EMAIL_CONFIG)
