from django.urls import path, register_converter

from content.website import views
from content.website.converters import LanguageConverter

register_converter(LanguageConverter, "language")
app_name = "website"

urlpatterns = [
    path("", views.start, name="start"),
    path("<language:language>/", views.choose_district, name="choose"),
    path("<slug:district>/", views.choose_language, name="district"),
    path("<slug:district>/<language:language>/", views.home, name="home"),
    path("<slug:district>/<language:language>/search/", views.search, name="search"),
    path("<slug:district>/<language:language>/<path:page_path>/", views.page, name="page"),
]
