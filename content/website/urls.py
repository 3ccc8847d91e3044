from django.urls import path, register_converter

from content.website import feedback, views
from content.website.converters import LanguageConverter

register_converter(LanguageConverter, "language")
app_name = "website"

urlpatterns = [
    path("", views.start, name="start"),
    path("<language:language>/", views.choose_district, name="choose"),
    path("<slug:district>/", views.choose_language, name="district"),
    path("<slug:district>/<language:language>/", views.home, name="home"),
    path("<slug:district>/<language:language>/search/", views.search, name="search"),
    path("<slug:district>/<language:language>/feedback/", feedback.feedback, name="feedback"),
    path(
        "<slug:district>/<language:language>/feedback/<path:page_path>/",
        feedback.feedback,
        name="page_feedback",
    ),
    path("<slug:district>/<language:language>/<path:page_path>/", views.page, name="page"),
]
