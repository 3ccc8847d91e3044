from django.urls import path

from content.translations.views import (
    exchange,
    glossary,
    jobs,
    machine,
    overview,
    own_body,
    pages,
    phrases,
    waiting,
    workbench,
)

app_name = "translations"

urlpatterns = [
    path("", waiting.WaitingView.as_view(), name="index"),
    path("overview/", overview.OverviewView.as_view(), name="overview"),
    path("overview.csv", overview.OverviewTableView.as_view(), name="overview_table"),
    path("glossary/", glossary.GlossaryView.as_view(), name="glossary"),
    path("export/", exchange.ExportView.as_view(), name="export"),
    path("import/", exchange.ImportView.as_view(), name="import"),
    path("machine/", machine.MachineView.as_view(), name="machine"),
    path("jobs/", jobs.JobsView.as_view(), name="jobs"),
    path("jobs/<int:job_id>/", jobs.JobView.as_view(), name="job"),
    path("jobs/<int:job_id>/progress/", jobs.JobProgressView.as_view(), name="job_progress"),
    path("jobs/<int:job_id>/pages/<int:number>/", jobs.ImportPageView.as_view(), name="import_page"),
    path("<int:page_id>/", pages.PageTranslationsView.as_view(), name="page"),
    path("<int:page_id>/<str:code>/text/", own_body.OwnBodyView.as_view(), name="own_body"),
    path("<int:page_id>/<str:code>/", workbench.EditTranslationView.as_view(), name="edit"),
    path("<int:page_id>/<str:code>/save/", workbench.SaveStringsView.as_view(), name="save"),
    path("<int:page_id>/<str:code>/preview/", workbench.PreviewTranslationView.as_view(), name="preview"),
    path("<int:page_id>/<str:code>/phrase/", phrases.PhraseView.as_view(), name="phrase"),
    path("<int:page_id>/<str:code>/machine/", machine.TranslatePageView.as_view(), name="machine_page"),
]
