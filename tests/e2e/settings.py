"""As on one machine, with static files served from where they lie: compressing them takes longer than the journeys."""

from cms.settings.dev import *
from cms.settings.dev import STORAGES

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
