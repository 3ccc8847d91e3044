from django.urls import path

from content.translations.views import glossary, overview, pages, workbench

app_name = "translations"

urlpatterns = [
    path("", overview.TranslationIndexView.as_view(), name="index"),
    path("glossary/", glossary.GlossaryView.as_view(), name="glossary"),
    path("<int:page_id>/", pages.PageTranslationsView.as_view(), name="page"),
    path("<int:page_id>/<str:code>/", workbench.EditTranslationView.as_view(), name="edit"),
]
