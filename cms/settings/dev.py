"""One machine, no services: what `make run` starts."""

from django.core.management.utils import get_random_secret_key

from cms.settings.base import *
from cms.settings.base import DATA_DIR, env

DEBUG = env.bool("LOTSE_DEBUG", False)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.list("LOTSE_HOSTS", [])]

_secret = DATA_DIR / "secret"
if not _secret.exists():
    DATA_DIR.mkdir(parents=True, exist_ok=True)
    _secret.touch(mode=0o600)
    _secret.write_text(get_random_secret_key())
SECRET_KEY = _secret.read_text()

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
