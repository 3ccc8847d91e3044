from django.urls import path, register_converter

from content.website import (
    assets,
    crawling,
    embedding,
    feedback,
    oembed,
    offline,
    places,
    printed,
    short,
    suggesting,
    views,
)
from content.website.converters import CodeConverter, LanguageConverter

register_converter(LanguageConverter, "language")
register_converter(CodeConverter, "code")
app_name = "website"

_HERE = "<slug:district>/<language:language>"
_FRAMED = f"embed/{_HERE}"
urlpatterns = [
    path(f"{_HERE}.pdf", printed.booklet, name="booklet"),
    path(f"{_HERE}.poster.pdf", printed.poster, name="poster"),
    path(f"{_HERE}/<path:page_path>.poster.pdf", printed.poster, name="page_poster"),
    path(f"{_HERE}/<path:page_path>.de.pdf", printed.page_beside_german, name="page_beside_german"),
    path(f"{_HERE}/<path:page_path>.pdf", printed.page, name="page_pdf"),
    path(f"{_HERE}/<path:page_path>.ics", views.calendar, name="calendar"),
    path("service-worker.js", assets.worker, name="worker"),
    path(f"{_HERE}/app.webmanifest", offline.app, name="app"),
    path(f"{_HERE}/offline.json", offline.manifest, name="offline"),
    path(f"{_HERE}/offline/all.<slug:version>.json", offline.whole, name="offline_whole"),
    path(f"{_HERE}/offline/<slug:digest>.json", offline.record, name="offline_record"),
    path(f"{_HERE}/offline/<slug:digest>/<path:page_path>.json", offline.record, name="offline_page"),
    path("robots.txt", crawling.robots, name="robots"),
    path("sitemap.xml", crawling.sitemaps, name="sitemaps"),
    path("places.json", places.places, name="places"),
    path("styles/<slug:digest>.css", assets.styles, name="styles"),
    path("styles/<slug:theme>/<slug:digest>.css", assets.styles, name="theme_styles"),
    path("styles/<slug:theme>/<slug:digest>.svg", assets.theme_logo, name="theme_logo"),
    path("scripts/<slug:digest>.js", assets.scripts, name="scripts"),
    path("oembed", oembed.oembed, name="oembed"),
    path(f"{_FRAMED}/", embedding.home, name="embed"),
    path(f"{_FRAMED}/<path:page_path>/", embedding.page, name="embed_page"),
    path("embed/<slug:district>/auto/", embedding.auto, name="embed_auto"),
    path("embed/<slug:district>/auto/<path:page_path>/", embedding.auto, name="embed_auto_page"),
    path("", views.start, name="start"),
    path("<language:language>/", views.choose_district, name="choose"),
    path("<slug:district>/", views.choose_language, name="district"),
    path(f"{_HERE}/", views.home, name="home"),
    path("<slug:district>/<code:code>/", short.page, name="short"),
    path(f"{_HERE}/sitemap.xml", crawling.sitemap, name="sitemap"),
    path(f"{_HERE}/search/", views.search, name="search"),
    path(f"{_HERE}/search/suggestions/", suggesting.suggestions, name="suggestions"),
    path(f"{_HERE}/news/", views.news, name="news"),
    path(f"{_HERE}/events/", views.events, name="events"),
    path(f"{_HERE}/feedback/", feedback.feedback, name="feedback"),
    path(
        f"{_HERE}/feedback/<path:page_path>/",
        feedback.feedback,
        name="page_feedback",
    ),
    path(f"{_HERE}/<path:page_path>/", views.page, name="page"),
]
