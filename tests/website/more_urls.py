"""Addresses of which one is not reserved."""

from django.urls import path

from cms.urls import urlpatterns as of_the_project
from content.website import views

urlpatterns = [path("help/", views.start), *of_the_project]
