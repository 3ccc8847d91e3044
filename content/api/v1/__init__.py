"""Version 1 of the public JSON API."""

from content.api.v1.api import api

__all__ = ["api"]
