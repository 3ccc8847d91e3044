"""Every address, put together."""

from django.conf import settings
from django.db import transaction
from django.urls import include, path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from content.api.v1 import api
from content.website.urls import app_name

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("", include("content.website.urls", namespace=app_name)),
]
handler404 = "content.website.views.not_found"
