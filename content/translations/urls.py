from django.urls import path

from content.translations import views

app_name = "translations"

urlpatterns = [
    path("", views.TranslationIndexView.as_view(), name="index"),
    path("<int:page_id>/", views.PageTranslationsView.as_view(), name="page"),
    path("<int:page_id>/<str:code>/", views.EditTranslationView.as_view(), name="edit"),
]
