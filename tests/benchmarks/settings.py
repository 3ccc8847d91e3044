"""One machine, as `make run` has it, with the floor beside the answers that are measured."""

from cms.settings.dev import *
from cms.settings.dev import STORAGES

ROOT_URLCONF = "tests.benchmarks.urls"
# The files that pages link to are not measured, and collecting them takes longer than a small run.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# What limits is measured too, and lets everything pass.
LOTSE_API_LIMIT = 1_000_000_000
