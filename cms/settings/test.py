"""Settings of the test suite, on whichever database DATABASE_URL names."""

from cms.settings.base import *
from cms.settings.base import CACHES, INSTALLED_APPS, TASKS

# Two branches that both add a migration conflict in git, not in production.
INSTALLED_APPS = [*INSTALLED_APPS, "django_linear_migrations"]
SECRET_KEY = "only-tests-know-this-and-tests-protect-nothing"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS["slow"] = TASKS["beside"] = TASKS["default"]
WHITENOISE_AUTOREFRESH = True
# Query counts say what a first reader costs: nothing is remembered between two requests.
CACHES["answers"] = CACHES["bundles"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
CACHES["papers"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "papers"}
# Another thread would write while a test holds the database.
LOTSE_COUNT_READS = False
